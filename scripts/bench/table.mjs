/** Heading and cell of each column. @type {[string, (row: any) => string][]} */
const columns = [
  ['what', (row) => row.name],
  ['at once', (row) => String(row.concurrency)],
  ['product /s', (row) => row.product.toFixed(0)],
  ['bare /s', (row) => row.bare.toFixed(0)],
  ['ratio', (row) => `${(row.ratio * 100).toFixed(0)} %`],
  ['server CPU ms', (row) => row.cpu.toFixed(2)],
  ['p50 ms', (row) => row.p50.toFixed(1)],
  ['p99 ms', (row) => row.p99.toFixed(1)],
];

/** @type {typeof columns} */
const wholeColumns = [
  ['with deliveries and counting', (row) => row.name],
  ['at once', (row) => String(row.concurrency)],
  ['server CPU ms', (row) => row.cpu.toFixed(2)],
];

/** Prints the measurements as a Markdown table. */
export const printTable = (rows) => print(columns, rows);

/** The same of requests with what they set going. */
export const printWhole = (rows) => print(wholeColumns, rows);

function print(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(line(columns.map(([title]) => title)));
  console.log(line(columns.map(() => '---')));
  for (const row of rows) console.log(line(columns.map(([, text]) => text(row))));
}
