import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ClassCode, PolicyVersionView } from '@wide-angle/shared';
import { Notice } from '../../../ui/notices.tsx';
import { Tabs, type Tab } from '../../../ui/tabs.tsx';
import { CategoriesSection } from './categories-section.tsx';
import { ClassesSection } from './classes-section.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { DraftDeskProvider, type PlacedProblem, type RowPlace } from './draft-desk.tsx';
import { focusPlace } from './focus-place.ts';
import { HoursSection } from './hours-section.tsx';
import { ProcedureSection } from './procedure-section.tsx';
import { ReviewSection } from './review-section.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';

interface PolicyEditorProps {
  base: PolicyVersionView;
  categoriesInUse: readonly string[];
  onDone: () => void;
}

type TabKey = 'categories' | 'classes' | 'procedure' | 'hours' | 'review';

const LABELS: Readonly<Record<TabKey, string>> = {
  categories: '大类与类别',
  classes: '时限与升级',
  procedure: '办理程序',
  hours: '工作时段',
  review: '核对与发布',
};

/** A draft over the newest version: checked at each change, compared, previewed, published. */
export function PolicyEditor({ base, categoriesInUse, onDone }: PolicyEditorProps) {
  const desk = usePolicyDraft(base, categoriesInUse);
  const view = useView(desk.draft.categories);
  const [isAsked, setAsked] = useState(false);
  const { problems, changes } = desk;
  const leave = () => (changes.length > 0 ? setAsked(true) : onDone());
  return (
    <DraftDeskProvider value={desk}>
      {base.state === 'coming' && (
        <Notice tone="yellow">第 {base.version} 版还没有生效，发布新版后将取代它。</Notice>
      )}
      <div className="policy-head">
        <p className="secondary" role="status">
          正在起草新版：{changes.length > 0 ? `已改 ${changes.length} 处` : '还没有改动'}
          {problems.length > 0 && `，${problems.length} 处有误`}。草稿只在本页，发布后才生效。
        </p>
        <Button onClick={leave}>放弃草稿</Button>
      </div>
      <Tabs
        label="起草新版"
        tabs={tabsOf(problems, changes.length)}
        selected={view.tab}
        onSelect={view.setTab}
      >
        {view.tab === 'hours' && <HoursSection />}
        {view.tab === 'classes' && <ClassesSection chosen={view.cls} onChoose={view.setClass} />}
        {view.tab === 'categories' && (
          <CategoriesSection chosen={view.row} onChoose={view.setRow} />
        )}
        {view.tab === 'procedure' && <ProcedureSection />}
        {view.tab === 'review' && (
          <ReviewSection
            {...{ base, changes, onDone: desk.end(onDone) }}
            onRefused={desk.refuse}
            onShow={view.show}
          />
        )}
      </Tabs>
      <DiscardQuestion
        isAsked={isAsked}
        isChanged={changes.length > 0 && !desk.isEnded}
        count={changes.length}
        onKeep={() => setAsked(false)}
        onDiscard={onDone}
      />
    </DraftDeskProvider>
  );
}

/** Which section is open, what is chosen in it, and how to get to the field of a problem. */
function useView(categories: Readonly<Record<string, { readonly groupCode: string }>>) {
  const [tab, setTab] = useState<TabKey>('categories');
  const [cls, setClass] = useState<ClassCode>('critical');
  const first = Object.keys(categories)[0] ?? '';
  const [row, setRow] = useState<RowPlace>(`categories.${first}`);
  const [place, setPlace] = useState<string | null>(null);
  useEffect(() => {
    if (place === null) return;
    focusPlace(place);
    setPlace(null);
  }, [place]);
  const show = (wanted: string) => {
    const [table = '', code = ''] = wanted.split('.');
    setTab(tabOf(wanted));
    if (table === 'classes' && code) setClass(code as ClassCode);
    if ((table === 'groups' || table === 'categories') && code) setRow(`${table}.${code}`);
    setPlace(wanted);
  };
  return { tab, setTab, cls, setClass, row, setRow, show };
}

function tabOf(place: string): TabKey {
  const [table] = place.split('.');
  if (table === 'hours' || table === 'classes' || table === 'procedure') return table;
  return 'categories';
}

function tabsOf(problems: readonly PlacedProblem[], changes: number): Tab<TabKey>[] {
  return (Object.keys(LABELS) as TabKey[]).map((key) => {
    const label = LABELS[key];
    if (key === 'review')
      return changes === 0
        ? { key, label }
        : { key, label, mark: { text: `改 ${changes} 处`, tone: 'processing' } };
    const wrong = problems.filter(({ place }) => tabOf(place) === key).length;
    return wrong === 0
      ? { key, label }
      : { key, label, mark: { text: `${wrong} 处有误`, tone: 'red' } };
  });
}
