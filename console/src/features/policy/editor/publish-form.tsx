import { Button } from 'antd';
import { useId, useState } from 'react';
import { atLocal, toIso, type PolicyDraft, type PolicyVersionView } from '@wide-angle/shared';
import { sentenceOfError } from '../../../lib/problem.ts';
import { Notice } from '../../../ui/notices.tsx';
import { usePolicyActions } from '../queries.ts';

interface PublishFormProps {
  base: PolicyVersionView;
  draft: PolicyDraft;
  isReady: boolean;
  onDone: () => void;
  /** The server's refusal, for the fields that it is about. */
  onRefused: (error: unknown) => void;
}

/** From when, why, and a second click before it is published. */
export function PublishForm({ base, draft, isReady, onDone, onRefused }: PublishFormProps) {
  const id = useId();
  const [date, setDate] = useState('');
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { publish } = usePolicyActions();
  const send = () =>
    publish.mutate(
      {
        ...{ baseVersion: base.version, note, policy: draft },
        effectiveFrom: date === '' ? null : toIso(atLocal(date, 0)),
      },
      { onSuccess: onDone, onError: onRefused },
    );
  const canSend = isReady && note.trim() !== '';
  return (
    <section className="card policy-card" aria-labelledby="publish-title">
      <h2 id="publish-title">发布</h2>
      <div className="policy-form">
        <label htmlFor={`${id}-date`}>生效日期（当天 0 时起；不填则立即生效）</label>
        <input
          id={`${id}-date`}
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <label htmlFor={`${id}-note`}>为什么改</label>
        <input
          id={`${id}-note`}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {publish.isError && <Notice tone="red">{sentenceOfError(publish.error)}</Notice>}
      <p className="policy-buttons">
        {isAsked ? (
          <>
            <Button type="primary" disabled={!canSend} loading={publish.isPending} onClick={send}>
              确认发布，{date === '' ? '立即生效' : `${date} 起生效`}
            </Button>
            <Button onClick={() => setAsked(false)}>再看看</Button>
          </>
        ) : (
          <Button type="primary" disabled={!canSend} onClick={() => setAsked(true)}>
            发布新版
          </Button>
        )}
      </p>
    </section>
  );
}
