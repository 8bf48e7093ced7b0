import { Button } from 'antd';
import { useState } from 'react';
import { type Category, type ClassCode, type PolicyDraft } from '@wide-angle/shared';
import { ChoiceField, ProblemsAt, SpanField, type EditorProps } from './fields.tsx';

const FLAGS = [
  ['isOffered', '可上报'],
  ['common', '首页常用'],
  ['review', '社区审核'],
  ['needsPhoto', '须照片'],
  ['inHome', '入户'],
  ['isPublic', '邻居可见'],
] as const;

type Props = EditorProps<PolicyDraft> & { categoriesInUse: readonly string[] };

/** Names, classes and handling of the categories; a new one starts as a copy of 其他. */
export function CategoryFields({ draft, problems, onChange, categoriesInUse }: Props) {
  const setAll = (categories: PolicyDraft['categories']) => onChange({ ...draft, categories });
  const remove = (code: string) =>
    setAll(Object.fromEntries(Object.entries(draft.categories).filter(([key]) => key !== code)));
  return (
    <section className="card policy-card" aria-labelledby="edit-categories">
      <h2 id="edit-categories">类别</h2>
      <ProblemsAt place="groups" problems={problems} />
      <table className="policy-table">
        <thead>
          <tr>
            {['名称', '大类', '等级', '一次延期上限', '办理要求', ''].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.values(draft.categories).map((one) => (
            <CategoryRow
              key={one.code}
              {...{ one, draft, problems }}
              onChange={(next) => setAll({ ...draft.categories, [one.code]: next })}
              onRemove={categoriesInUse.includes(one.code) ? null : () => remove(one.code)}
            />
          ))}
        </tbody>
      </table>
      <NewCategory
        draft={draft}
        onAdd={(one) => setAll({ ...draft.categories, [one.code]: one })}
      />
    </section>
  );
}

interface RowProps {
  one: Category;
  draft: PolicyDraft;
  problems: Props['problems'];
  onChange: (one: Category) => void;
  /** Null while open tickets use it. */
  onRemove: (() => void) | null;
}

function CategoryRow({ one, draft, problems, onChange, onRemove }: RowProps) {
  return (
    <tr>
      <td>
        <input
          aria-label={`${one.code} 名称`}
          value={one.name}
          onChange={(event) => onChange({ ...one, name: event.target.value })}
        />
        <ProblemsAt place={`categories.${one.code}`} problems={problems} />
      </td>
      <td>
        <ChoiceField
          label={`${one.name}大类`}
          value={one.groupCode}
          options={Object.values(draft.groups)}
          onChange={(groupCode) => onChange({ ...one, groupCode })}
        />
      </td>
      <td>
        <ChoiceField
          label={`${one.name}等级`}
          value={one.classCode}
          options={Object.values(draft.classes)}
          onChange={(code) => onChange(inClass(one, code as ClassCode, draft))}
        />
      </td>
      <td>
        <SpanField
          label={`${one.name}延期上限`}
          span={one.extensionCap}
          onChange={(extensionCap) => onChange({ ...one, extensionCap })}
        />
      </td>
      <td>
        {FLAGS.map(([flag, words]) => (
          <label key={flag} className="policy-flag">
            <input
              type="checkbox"
              checked={one[flag]}
              onChange={(event) => onChange({ ...one, [flag]: event.target.checked })}
            />{' '}
            {words}
          </label>
        ))}
      </td>
      <td>
        {onRemove && (
          <Button size="small" aria-label={`删除${one.name}`} onClick={onRemove}>
            删除
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Another class may count by another clock, and its extensions then too. */
function inClass(one: Category, classCode: ClassCode, draft: PolicyDraft): Category {
  const sameClock = draft.classes[classCode].clock === draft.classes[one.classCode].clock;
  if (sameClock) return { ...one, classCode };
  const isWorking = draft.classes[classCode].clock === 'working';
  const extensionCap = isWorking
    ? ({ unit: 'workingDays', amount: 3 } as const)
    : ({ unit: 'minutes', amount: 24 * 60 } as const);
  return { ...one, classCode, extensionCap };
}

function NewCategory({ draft, onAdd }: { draft: PolicyDraft; onAdd: (one: Category) => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const pattern = draft.categories.other ?? Object.values(draft.categories)[0];
  const isTaken = Object.hasOwn(draft.categories, code);
  const add = () => {
    if (pattern) onAdd({ ...pattern, code, name, icon: 'other', common: false, isOffered: true });
    setCode('');
    setName('');
  };
  return (
    <p className="policy-buttons policy-table">
      <input
        aria-label="新类别代码"
        placeholder="代码，如 ev_charging"
        value={code}
        onChange={(event) => setCode(event.target.value.trim())}
      />
      <input
        aria-label="新类别名称"
        placeholder="名称，如 充电桩"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button disabled={!code || !name.trim() || isTaken} onClick={add}>
        新增类别
      </Button>
    </p>
  );
}
