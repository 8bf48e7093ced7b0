import {
  CLASS_CODES,
  rungWords,
  type ClassPolicy,
  type PolicyDraft,
  type Rung,
} from '@wide-angle/shared';
import { ProblemsAt, SpanField, type EditorProps } from './fields.tsx';

/** Limits and ladder of each class. */
export function ClassFields({ draft, problems, onChange }: EditorProps<PolicyDraft>) {
  const set = (cls: ClassPolicy) =>
    onChange({ ...draft, classes: { ...draft.classes, [cls.code]: cls } });
  return (
    <section className="card policy-card" aria-labelledby="edit-classes">
      <h2 id="edit-classes">时限等级</h2>
      <table className="policy-table">
        <thead>
          <tr>
            {['等级', '领取', '办结', '升级阶梯', '给业主的说明'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CLASS_CODES.map((code) => {
            const cls = draft.classes[code];
            return (
              <tr key={code}>
                <th scope="row">
                  {cls.name}
                  <ProblemsAt place={`classes.${code}`} problems={problems} />
                </th>
                <td>
                  <SpanField
                    label={`${cls.name}领取时限`}
                    span={cls.claim}
                    onChange={(claim) => set({ ...cls, claim })}
                  />
                </td>
                <td>
                  <SpanField
                    label={`${cls.name}办结时限`}
                    span={cls.finish}
                    onChange={(finish) => set({ ...cls, finish })}
                  />
                </td>
                <td>
                  <Ladder cls={cls} onChange={(ladder) => set({ ...cls, ladder })} />
                </td>
                <td>
                  <input
                    aria-label={`${cls.name}说明`}
                    value={cls.explanation}
                    onChange={(event) => set({ ...cls, explanation: event.target.value })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The lengths of the rungs; what they do stays. */
function Ladder({ cls, onChange }: { cls: ClassPolicy; onChange: (ladder: Rung[]) => void }) {
  const put = (index: number, rung: Rung) =>
    onChange(cls.ladder.map((one, at) => (at === index ? rung : one)));
  return cls.ladder.map((rung, index) => {
    const { place } = rung;
    const label = `${cls.name}第 ${index + 1} 级`;
    return (
      <div key={index}>
        {rungWords(rung)}{' '}
        {place.kind === 'before' && (
          <SpanField
            label={`${label}提前`}
            span={place.lead}
            onChange={(lead) => put(index, { ...rung, place: { ...place, lead } })}
          />
        )}
        {place.kind === 'after' && (
          <SpanField
            label={`${label}推后`}
            span={place.delay}
            onChange={(delay) => put(index, { ...rung, place: { ...place, delay } })}
          />
        )}
      </div>
    );
  });
}
