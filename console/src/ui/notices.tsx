import { Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOfError } from '../lib/problem.ts';
import { EmptyPicture } from './pictures.tsx';

/** What will be here, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <EmptyPicture />
      <p className="empty-title">{title}</p>
      {children && <p className="secondary">{children}</p>}
    </div>
  );
}

/** What happened, and one button. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="error-notice" role="alert">
      <p>{sentenceOfError(error)}</p>
      <Button onClick={onRetry}>重试</Button>
    </div>
  );
}

/** A sentence in the tone of what it says, e.g. a conflict above a form. */
export function Notice({
  tone,
  children,
}: {
  tone: 'red' | 'yellow' | 'processing';
  children: ReactNode;
}) {
  return (
    <div className={`notice tone-${tone}`} role={tone === 'processing' ? 'status' : 'alert'}>
      {children}
    </div>
  );
}
