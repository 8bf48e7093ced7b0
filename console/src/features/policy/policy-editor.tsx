import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  policyChanges,
  problemsOf,
  type PolicyDraft,
  type PolicyPreview,
  type PolicyVersionView,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useApi } from '../../lib/services.ts';
import { Notice } from '../../ui/notices.tsx';
import { CategoryFields } from './category-fields.tsx';
import { ClassFields } from './class-fields.tsx';
import { PreviewTable } from './preview-table.tsx';
import { PublishForm } from './publish-form.tsx';

interface PolicyEditorProps {
  base: PolicyVersionView;
  categoriesInUse: readonly string[];
  onDone: () => void;
}

function draftOf({ policy }: PolicyVersionView): PolicyDraft {
  const { version: _, ...draft } = policy;
  return draft;
}

/** A draft over the newest version: checked at each change, compared, previewed, published. */
export function PolicyEditor({ base, categoriesInUse, onDone }: PolicyEditorProps) {
  const api = useApi();
  const [draft, setDraft] = useState(() => draftOf(base));
  const preview = useMutation({
    mutationFn: (policy: PolicyDraft): Promise<PolicyPreview> =>
      api.policies.preview({ body: { policy } }),
  });
  const change = (next: PolicyDraft) => {
    setDraft(next);
    preview.reset();
  };
  const problems = problemsOf(draft, { categoriesInUse });
  const changes = policyChanges(draftOf(base), draft);
  const isReady = problems.length === 0 && changes.length > 0;
  return (
    <>
      {base.state === 'coming' && (
        <Notice tone="yellow">第 {base.version} 版还没有生效，发布新版后将取代它。</Notice>
      )}
      <ClassFields draft={draft} problems={problems} onChange={change} />
      <CategoryFields {...{ draft, problems, categoriesInUse }} onChange={change} />
      <section className="card policy-card" aria-labelledby="changes-title">
        <h2 id="changes-title">与第 {base.version} 版相比</h2>
        {changes.length === 0 && <p className="secondary">还没有改动。</p>}
        <ul className="policy-words">
          {changes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {problems.length > 0 && (
          <Notice tone="red">
            {problems.slice(0, 10).map(({ text }) => (
              <p key={text}>{text}</p>
            ))}
          </Notice>
        )}
        <p className="policy-buttons">
          <Button
            disabled={!isReady}
            loading={preview.isPending}
            onClick={() => preview.mutate(draft)}
          >
            用上月工单试算
          </Button>
          <Button onClick={onDone}>放弃草稿</Button>
        </p>
        {preview.isError && <Notice tone="red">{sentenceOfError(preview.error)}</Notice>}
        {preview.data && <PreviewTable preview={preview.data} />}
      </section>
      <PublishForm {...{ base, draft, isReady, onDone }} />
    </>
  );
}
