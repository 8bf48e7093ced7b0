import { CLASS_CODES, type ClassCode, type ClassPolicy } from '@wide-angle/shared';
import { ChoiceControl, SpanControl, TextControl } from './controls.tsx';
import { withClock } from './draft-changes.ts';
import { problemsWithin, useDraft } from './draft-desk.tsx';
import { LadderFields } from './ladder-fields.tsx';
import { ProblemsAt } from './placed.tsx';

interface ClassesProps {
  chosen: ClassCode;
  onChoose: (code: ClassCode) => void;
}

const CLOCKS = [
  { code: 'working', name: '工作时间（只在工作日的工作时段计时）' },
  { code: 'natural', name: '昼夜连续（7×24 小时，夜间和节假日也计时）' },
];

/** The classes on the left, limits and ladder of the chosen one on the right. */
export function ClassesSection({ chosen, onChoose }: ClassesProps) {
  const { draft, problems } = useDraft();
  return (
    <div className="policy-desk">
      <nav className="card policy-list" aria-label="时限等级">
        <ul>
          {CLASS_CODES.map((code) => (
            <li key={code}>
              <button
                type="button"
                className="policy-pick"
                aria-current={code === chosen}
                onClick={() => onChoose(code)}
              >
                {draft.classes[code].name || '（未命名）'}
                {problemsWithin(problems, `classes.${code}`).length > 0 && (
                  <span className="tag tone-red">有误</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <ClassForm key={chosen} cls={draft.classes[chosen]} />
    </div>
  );
}

function ClassForm({ cls }: { cls: ClassPolicy }) {
  const { draft, change } = useDraft();
  const place = `classes.${cls.code}`;
  const put = (next: Partial<ClassPolicy>) =>
    change({ ...draft, classes: { ...draft.classes, [cls.code]: { ...cls, ...next } } });
  const users = Object.values(draft.categories).filter(({ classCode }) => classCode === cls.code);
  return (
    <section className="card policy-form-card" aria-labelledby="edit-class">
      <h2 id="edit-class">等级“{cls.name}”</h2>
      <p className="secondary policy-intro">
        {users.length > 0
          ? `按这一等级办理的类别：${users.map(({ name }) => name).join('、')}。`
          : '没有类别使用这一等级。'}
      </p>
      <ProblemsAt place={place} />
      <div className="policy-grid">
        <TextControl
          place={`${place}.name`}
          label="名称"
          max={10}
          value={cls.name}
          onChange={(name) => put({ name })}
        />
        <ChoiceControl
          place={`${place}.clock`}
          label="计时方式"
          options={CLOCKS}
          value={cls.clock}
          onChange={(clock) => change(withClock(draft, cls.code, clock as ClassPolicy['clock']))}
        />
        <SpanControl
          place={`${place}.claim`}
          label="领取时限"
          clock={cls.clock}
          value={cls.claim}
          onChange={(claim) => put({ claim })}
        />
        <SpanControl
          place={`${place}.finish`}
          label="办结时限"
          clock={cls.clock}
          value={cls.finish}
          onChange={(finish) => put({ finish })}
        />
      </div>
      <TextControl
        place={`${place}.explanation`}
        label="给业主的说明"
        max={200}
        rows={2}
        value={cls.explanation}
        onChange={(explanation) => put({ explanation })}
      />
      <LadderFields cls={cls} onChange={(ladder) => put({ ladder })} />
    </section>
  );
}
