const LEVELS: Readonly<Record<number, string>> = {
  20: '· ',
  30: '  ',
  40: '! ',
  50: '✗ ',
  60: '✗ ',
};
/** Fields that every line has or that the line itself shows. */
const SHOWN = ['level', 'time', 'pid', 'hostname', 'msg', 'context', 'err', 'stack'];

/** Where pino's JSON lines become lines for a person at a terminal: time of day, words, then what else there is. */
export const prettyStream = {
  write(line: string): void {
    process.stdout.write(`${prettyLine(JSON.parse(line) as Record<string, unknown>)}\n`);
  },
};

/** One log record as text; a stack follows on lines of its own. */
export function prettyLine(record: Record<string, unknown>): string {
  const { level, time, msg, context, err } = record;
  const at = new Date(Number(time)).toLocaleTimeString('zh-CN', { hour12: false });
  const words = [context && `[${text(context)}]`, msg].filter(Boolean).map(text);
  const rest = Object.entries(record).filter(([key]) => !SHOWN.includes(key));
  const fields = rest.map(([key, value]) => `${key}=${text(value)}`);
  const head = [`${at} ${LEVELS[Number(level)] ?? ''}`.trimEnd(), ...words, ...fields].join(' ');
  return err ? `${head}\n${errorLines(err)}` : head;
}

function errorLines(error: unknown): string {
  const { type, message, code, query, stack, cause } = error as Record<string, string | undefined>;
  const first = [type, code, message, query].filter(Boolean).join(' | ');
  return [`  ${first}`, stack, cause && errorLines(cause)].filter(Boolean).join('\n');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
