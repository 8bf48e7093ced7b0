import type { Span } from './clock.ts';

/** A limit as people say it: `30 分钟`, `2 小时`, `1 小时 30 分钟`, `1 个工作日`, `15 天`. */
export function spanWords({ unit, amount }: Span): string {
  if (unit === 'workingDays') return `${amount} 个工作日`;
  if (unit === 'naturalDays') return `${amount} 天`;
  const minutes = Math.round(amount);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}
