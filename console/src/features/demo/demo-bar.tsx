import { Button } from 'antd';
import { sentenceOfError } from '../../lib/problem.ts';
import { useNow } from '../../lib/services.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useDemo, useForward } from './demo.ts';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

const STEPS = [
  { label: '+1 小时', minutes: HOUR_MINUTES },
  { label: '+1 天', minutes: DAY_MINUTES },
  { label: '+3 天', minutes: 3 * DAY_MINUTES },
] as const;

/** The demo's time and the buttons that move it. Not there outside of demo mode. */
export function DemoBar() {
  const demo = useDemo();
  const now = useNow();
  const forward = useForward();
  const announce = useAnnounce();
  if (!demo) return null;
  const step = (minutes: number, label: string) =>
    forward.mutate(minutes, {
      onSuccess: ({ fired }) => announce(`时间已前进 ${label.slice(1)}，自动发生 ${fired} 件事。`),
    });
  return (
    <div className="demo-bar" role="region" aria-label="演示时间">
      <span>
        演示环境 · 现在是 <strong className="tabular">{MOMENT.format(now)}</strong>
      </span>
      {STEPS.map(({ label, minutes }) => (
        <Button
          key={label}
          size="small"
          loading={forward.isPending && forward.variables === minutes}
          disabled={forward.isPending}
          onClick={() => step(minutes, label)}
        >
          {label}
        </Button>
      ))}
      {forward.isError && <span role="alert">{sentenceOfError(forward.error)}</span>}
    </div>
  );
}

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
