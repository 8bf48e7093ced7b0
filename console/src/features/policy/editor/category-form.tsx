import type { Category, CategoryKind, ClassCode } from '@wide-angle/shared';
import { ChoiceControl, FlagControl, SpanControl, TextControl } from './controls.tsx';
import { inClass, membersOf, swapped, without } from './draft-changes.ts';
import { useDraft, type RowPlace } from './draft-desk.tsx';
import { HotlineFields } from './hotline-fields.tsx';
import { IconField } from './icon-field.tsx';
import { ProblemsAt } from './placed.tsx';
import { RowHead } from './row-head.tsx';

const FLAGS = [
  ['isOffered', '可上报（取消即停用，已有的诉求照常办理）'],
  ['common', '首页常用'],
  ['review', '办结先由社区审核'],
  ['needsPhoto', '办结须有照片'],
  ['inHome', '入户（领取后可见电话）'],
  ['isPublic', '邻居可见（不含个人信息）'],
] as const;

const KINDS = [
  { code: 'repair', name: '维修' },
  { code: 'complaint', name: '投诉（对物业默认匿名）' },
];

interface CategoryFormProps {
  one: Category;
  onChoose: (row: RowPlace) => void;
}

/** The lower level: what a report is filed under and how it is handled. */
export function CategoryForm({ one, onChoose }: CategoryFormProps) {
  const { draft, change, categoriesInUse } = useDraft();
  const siblings = membersOf(draft, one.groupCode).map(({ code }) => code);
  const index = siblings.indexOf(one.code);
  const remove = () => {
    change({ ...draft, categories: without(draft.categories, one.code) });
    onChoose(`groups.${one.groupCode}`);
  };
  return (
    <section className="card policy-form-card" aria-labelledby="edit-category">
      <RowHead
        id="edit-category"
        title={`类别“${one.name}”`}
        name={one.name}
        before={siblings[index - 1] ?? null}
        after={siblings[index + 1] ?? null}
        onSwap={(other) =>
          change({ ...draft, categories: swapped(draft.categories, one.code, other) })
        }
        onRemove={remove}
        kept={
          categoriesInUse.includes(one.code)
            ? '还有未办结的诉求属于这一类，不能删除；可以取消“可上报”来停用。'
            : null
        }
      />
      <CategoryFields one={one} />
    </section>
  );
}

function CategoryFields({ one }: { one: Category }) {
  const { draft, change } = useDraft();
  const place = `categories.${one.code}`;
  const set = (next: Category) =>
    change({ ...draft, categories: { ...draft.categories, [one.code]: next } });
  const put = (next: Partial<Category>) => set({ ...one, ...next });
  return (
    <>
      <ProblemsAt place={place} />
      <div className="policy-grid">
        <TextControl
          place={`${place}.name`}
          label="名称"
          max={12}
          value={one.name}
          onChange={(name) => put({ name })}
        />
        <ChoiceControl
          place={`${place}.groupCode`}
          label="大类"
          options={Object.values(draft.groups)}
          value={one.groupCode}
          onChange={(groupCode) => put({ groupCode })}
        />
        <ChoiceControl
          place={`${place}.kind`}
          label="性质"
          options={KINDS}
          value={one.kind}
          onChange={(kind) => put({ kind: kind as CategoryKind })}
        />
        <ChoiceControl
          place={`${place}.classCode`}
          label="时限等级"
          options={Object.values(draft.classes)}
          value={one.classCode}
          onChange={(code) => set(inClass(one, code as ClassCode, draft))}
        />
        <SpanControl
          place={`${place}.extensionCap`}
          label="一次延期上限"
          clock={draft.classes[one.classCode]?.clock ?? 'any'}
          value={one.extensionCap}
          onChange={(extensionCap) => put({ extensionCap })}
        />
      </div>
      <fieldset className="policy-flags">
        <legend className="field-label">办理要求</legend>
        {FLAGS.map(([flag, label]) => (
          <FlagControl
            key={flag}
            label={label}
            value={one[flag]}
            onChange={(value) => put({ [flag]: value })}
          />
        ))}
      </fieldset>
      <IconField place={`${place}.icon`} value={one.icon} onChange={(icon) => put({ icon })} />
      <TextControl
        place={`${place}.advice`}
        label="上报时的安全提示（选填）"
        max={100}
        value={one.advice}
        onChange={(advice) => put({ advice })}
      />
      <HotlineFields
        place={`${place}.hotlines`}
        value={one.hotlines}
        onChange={(hotlines) => put({ hotlines })}
      />
    </>
  );
}
