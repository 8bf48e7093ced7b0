import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import {
  policyPlaceWords,
  type PolicyDraft,
  type PolicyPreview,
  type PolicyVersionView,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../../lib/problem.ts';
import { useApi } from '../../../lib/services.ts';
import { Notice } from '../../../ui/notices.tsx';
import { reasonOf, useDraft } from './draft-desk.tsx';
import { PreviewTable } from './preview-table.tsx';
import { PublishForm } from './publish-form.tsx';

interface ReviewProps {
  base: PolicyVersionView;
  changes: readonly string[];
  onDone: () => void;
  /** The server's refusal, for the fields that it is about. */
  onRefused: (error: unknown) => void;
  /** Goes to the field of a place. */
  onShow: (place: string) => void;
}

/** What has been changed, what is wrong, what it would have meant; then it may be published. */
export function ReviewSection({ base, changes, onDone, onRefused, onShow }: ReviewProps) {
  const { draft, problems } = useDraft();
  const isReady = problems.length === 0 && changes.length > 0;
  return (
    <>
      {problems.length > 0 && <ProblemList onShow={onShow} />}
      <section className="card policy-card" aria-labelledby="changes-title">
        <h2 id="changes-title">与第 {base.version} 版相比</h2>
        {changes.length === 0 && <p className="secondary">还没有改动。</p>}
        <ul className="policy-words">
          {changes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <Preview draft={draft} isReady={isReady} onRefused={onRefused} />
      </section>
      <PublishForm {...{ base, draft, isReady, onDone, onRefused }} />
    </>
  );
}

function ProblemList({ onShow }: Pick<ReviewProps, 'onShow'>) {
  const { draft, problems } = useDraft();
  return (
    <section className="card policy-card" aria-labelledby="problems-title">
      <h2 id="problems-title">改好以下 {problems.length} 处才能试算和发布</h2>
      <ul className="policy-problems">
        {problems.map((one) => (
          <li key={one.place + one.text}>
            <button type="button" className="link" onClick={() => onShow(one.place)}>
              {policyPlaceWords(draft, one.place)}
            </button>
            ：{reasonOf(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type PreviewProps = Pick<ReviewProps, 'onRefused'> & { draft: PolicyDraft; isReady: boolean };

function Preview({ draft, isReady, onRefused }: PreviewProps) {
  const api = useApi();
  const preview = useMutation({
    mutationFn: (policy: PolicyDraft): Promise<PolicyPreview> =>
      api.policies.preview({ body: { policy } }),
    onError: onRefused,
  });
  return (
    <>
      <p className="policy-buttons">
        <Button
          disabled={!isReady}
          loading={preview.isPending}
          onClick={() => preview.mutate(draft)}
        >
          用上月工单试算
        </Button>
      </p>
      {preview.isError && <Notice tone="red">{sentenceOfError(preview.error)}</Notice>}
      {preview.data && <PreviewTable preview={preview.data} />}
    </>
  );
}
