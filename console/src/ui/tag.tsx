import type { ReactNode } from 'react';
import type { ToneName } from './theme.ts';

/** A word on a coloured ground. */
export function Tag({ tone, children }: { tone: ToneName; children: ReactNode }) {
  return <span className={`tag tone-${tone}`}>{children}</span>;
}
