import { Button } from 'antd';
import type { CategoryGroup } from '@wide-angle/shared';
import { TextControl } from './controls.tsx';
import { membersOf, swapped, without } from './draft-changes.ts';
import { useDraft, type RowPlace } from './draft-desk.tsx';
import { IconField } from './icon-field.tsx';
import { ProblemsAt } from './placed.tsx';
import { RowHead } from './row-head.tsx';

interface GroupFormProps {
  group: CategoryGroup;
  onAddCategory: () => void;
  onChoose: (row: RowPlace) => void;
}

/** The upper level: a name, an icon, a place in the order. */
export function GroupForm({ group, onAddCategory, onChoose }: GroupFormProps) {
  const { draft, change } = useDraft();
  const codes = Object.keys(draft.groups);
  const index = codes.indexOf(group.code);
  const members = membersOf(draft, group.code).length;
  const put = (next: Partial<CategoryGroup>) =>
    change({ ...draft, groups: { ...draft.groups, [group.code]: { ...group, ...next } } });
  const remove = () => {
    change({ ...draft, groups: without(draft.groups, group.code) });
    onChoose(`groups.${codes[index === 0 ? 1 : index - 1] ?? ''}`);
  };
  return (
    <section className="card policy-form-card" aria-labelledby="edit-group">
      <RowHead
        id="edit-group"
        title={`大类“${group.name}”`}
        name={group.name}
        before={codes[index - 1] ?? null}
        after={codes[index + 1] ?? null}
        onSwap={(other) => change({ ...draft, groups: swapped(draft.groups, group.code, other) })}
        onRemove={remove}
        kept={
          members > 0
            ? `下面有 ${members} 个类别，移到别的大类或删除以后，才能删除这个大类。`
            : null
        }
      />
      <ProblemsAt place={`groups.${group.code}`} />
      <TextControl
        place={`groups.${group.code}.name`}
        label="名称"
        max={12}
        value={group.name}
        onChange={(name) => put({ name })}
      />
      <IconField
        place={`groups.${group.code}.icon`}
        value={group.icon}
        onChange={(icon) => put({ icon })}
      />
      <p className="policy-buttons">
        <Button onClick={onAddCategory}>在这个大类下增加类别</Button>
      </p>
    </section>
  );
}
