import { Button } from 'antd';
import { spanWords, type PolicyDraft } from '@wide-angle/shared';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { useDraft } from './draft-desk.tsx';
import { focusSoon } from './focus-place.ts';
import { ProblemsAt } from './placed.tsx';
import { TIME_HINT, TimeControl } from './time-control.tsx';

const ADD_ID = 'policy-hours-add';
const HINT_ID = 'policy-hours-hint';

/** The periods of a working day: what counts for all limits in working time. */
export function HoursSection() {
  const { draft, change } = useDraft();
  const announce = useAnnounce();
  const { hours } = draft;
  const put = (next: PolicyDraft['hours']) => change({ ...draft, hours: next });
  const minutes = hours.reduce((sum, [start, end]) => sum + end - start, 0);
  const remove = (index: number) => {
    put(hours.filter((_, at) => at !== index));
    announce(`已删除第 ${index + 1} 段`);
    focusSoon(ADD_ID);
  };
  const add = () => {
    const from = Math.min(hours.at(-1)?.[1] ?? 8 * 60, 23 * 60);
    put([...hours, [from, from + 60]]);
    focusSoon(`policy-hours.${hours.length}.start`);
  };
  return (
    <section className="card policy-card" aria-labelledby="edit-hours">
      <h2 id="edit-hours">工作时段</h2>
      <p className="secondary policy-intro">
        按工作时间计算的时限只在这些时段里走；昼夜连续的不受影响。哪些天是工作日，见“放假安排”。
      </p>
      <p id={HINT_ID} className="secondary policy-hint">
        {TIME_HINT}
      </p>
      <ProblemsAt place="hours" />
      <ol className="policy-periods">
        {hours.map(([start, end], index) => (
          <li key={index}>
            <span className="policy-ordinal">第 {index + 1} 段</span>
            <TimeControl
              place={`hours.${index}.start`}
              label={`第 ${index + 1} 段开始`}
              isLabelHidden
              describedBy={HINT_ID}
              value={start}
              onChange={(value) => put(hours.map((one, at) => (at === index ? [value, end] : one)))}
            />
            至
            <TimeControl
              place={`hours.${index}.end`}
              label={`第 ${index + 1} 段结束`}
              isLabelHidden
              describedBy={HINT_ID}
              value={end}
              onChange={(value) =>
                put(hours.map((one, at) => (at === index ? [start, value] : one)))
              }
            />
            <Button
              size="small"
              aria-label={`删除第 ${index + 1} 段`}
              onClick={() => remove(index)}
            >
              删除
            </Button>
            <ProblemsAt place={`hours.${index}`} />
          </li>
        ))}
      </ol>
      <p className="policy-buttons">
        <Button id={ADD_ID} onClick={add}>
          增加一段
        </Button>
      </p>
      {minutes > 0 && (
        <p>
          一个工作日合 {spanWords({ unit: 'minutes', amount: minutes })}。“1
          个工作日”的时限就是这么长。
        </p>
      )}
    </section>
  );
}
