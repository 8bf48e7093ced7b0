import { FIGURE_KEYS, FIGURES, RATE_KEYS, RATES } from '../statistics/figures.ts';

const HEAD = `# 统计口径

本页由程序按 \`shared/src/statistics/figures.ts\` 生成，请勿手改；重新生成：\`npm run docs\`。
页面上每个数字旁的说明就是下表的“口径”，每个数字都能点开看到它数的那些诉求。

## 总则

- 日期一律按北京时间的自然日；同一件诉求后来的变化（重办、申诉成立、转到别的单位）会改变它在统计里的位置，包括以前的月份。
- 各单位的数按现在承办的单位归属；逾期除外，逾期始终记在当时承办的单位名下。
- 一件诉求在一个数里最多算一次；领取按接手单位、办结、重办和回访按轮次、逾期按次分别计算时，同一件可能出现多行。
- 查看范围与工单列表相同：企业和协办部门看本单位，社区、街道、住建局看辖区；业主没有内部统计。不按户、按人统计，最细到社区、单位和类别。
- 比率都同时给出分子和分母；分母为零显示“—”。百分数只舍不入，99.96% 不写成 100%。

`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** What every number and rate means, as Markdown. */
export function statisticsDocument(): string {
  const rates = RATE_KEYS.map((key) => {
    const { title, definition, numerator, denominator } = RATES[key];
    return [title, `\`${key}\``, FIGURES[numerator].title, FIGURES[denominator].title, definition];
  });
  const figures = FIGURE_KEYS.map((key) => {
    const { title, definition } = FIGURES[key];
    return [title, `\`${key}\``, definition];
  });
  return (
    HEAD +
    `## 比率\n\n${table(['名称', '代码', '分子', '分母', '口径'], rates)}\n` +
    `## 数字\n\n${table(['名称', '代码', '口径'], figures)}`
  );
}
