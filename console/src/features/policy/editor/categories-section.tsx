import { Button } from 'antd';
import type { CategoryGroup, Category } from '@wide-angle/shared';
import { CategoryIcon } from '../../../ui/category-icon.tsx';
import { CategoryForm } from './category-form.tsx';
import { membersOf, newCategory, newGroup } from './draft-changes.ts';
import { problemsWithin, useDraft, type RowPlace } from './draft-desk.tsx';
import { focusSoon } from './focus-place.ts';
import { GroupForm } from './group-form.tsx';
import { idOfPlace, ProblemsAt } from './placed.tsx';

interface CategoriesProps {
  chosen: RowPlace;
  onChoose: (row: RowPlace) => void;
}

/** Groups with their categories on the left, the chosen one on the right. */
export function CategoriesSection({ chosen, onChoose }: CategoriesProps) {
  const { draft, change } = useDraft();
  const choose = (row: RowPlace) => {
    onChoose(row);
    focusSoon(idOfPlace(`${row}.name`));
  };
  const addGroup = () => {
    const group = newGroup();
    change({ ...draft, groups: { ...draft.groups, [group.code]: group } });
    choose(`groups.${group.code}`);
  };
  const addCategory = (groupCode: string) => {
    const one = newCategory(draft, groupCode);
    change({ ...draft, categories: { ...draft.categories, [one.code]: one } });
    choose(`categories.${one.code}`);
  };
  return (
    <>
      <ProblemsAt place="groups" />
      <ProblemsAt place="categories" />
      <GoneInUse />
      <div className="policy-desk">
        <nav className="card policy-list" aria-label="大类与类别">
          <ul>
            {Object.values(draft.groups).map((group) => (
              <GroupBranch key={group.code} {...{ group, chosen, onChoose }} />
            ))}
          </ul>
          <p className="policy-buttons">
            <Button onClick={addGroup}>增加大类</Button>
          </p>
        </nav>
        <Chosen row={chosen} onChoose={onChoose} onAddCategory={addCategory} />
      </div>
    </>
  );
}

/** Refused by the server: tickets came under a category after it was taken out of the draft. */
function GoneInUse() {
  const { draft, problems } = useDraft();
  const gone = problems.filter(({ place }) => {
    const [table, code = ''] = place.split('.');
    return table === 'categories' && code !== '' && !Object.hasOwn(draft.categories, code);
  });
  return gone.map(({ place }) => <ProblemsAt key={place} place={place} />);
}

function GroupBranch(props: { group: CategoryGroup } & CategoriesProps) {
  const { group, chosen, onChoose } = props;
  const { draft } = useDraft();
  const members = membersOf(draft, group.code);
  return (
    <li>
      <Pick row={`groups.${group.code}`} one={group} {...{ chosen, onChoose }} />
      {members.length > 0 && (
        <ul aria-label={group.name}>
          {members.map((one) => (
            <li key={one.code}>
              <Pick row={`categories.${one.code}`} one={one} {...{ chosen, onChoose }} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface PickProps extends CategoriesProps {
  row: RowPlace;
  one: CategoryGroup | Category;
}

function Pick({ row, one, chosen, onChoose }: PickProps) {
  const { problems } = useDraft();
  const isOff = 'isOffered' in one && !one.isOffered;
  return (
    <button
      type="button"
      className="policy-pick"
      aria-current={row === chosen}
      onClick={() => onChoose(row)}
    >
      <CategoryIcon icon={one.icon} />
      <span>{one.name || '（未命名）'}</span>
      {isOff && <span className="tag tone-ended">停用</span>}
      {problemsWithin(problems, row).length > 0 && <span className="tag tone-red">有误</span>}
    </button>
  );
}

interface ChosenProps {
  row: RowPlace;
  onChoose: (row: RowPlace) => void;
  onAddCategory: (groupCode: string) => void;
}

function Chosen({ row, onChoose, onAddCategory }: ChosenProps) {
  const { draft } = useDraft();
  const [table = '', code = ''] = row.split('.');
  const group = table === 'groups' ? draft.groups[code] : undefined;
  if (group)
    return (
      <GroupForm
        key={row}
        group={group}
        onAddCategory={() => onAddCategory(code)}
        onChoose={onChoose}
      />
    );
  const category = draft.categories[code];
  if (!category) return <p className="card secondary">在左边选一个大类或类别。</p>;
  return <CategoryForm key={row} one={category} onChoose={onChoose} />;
}
