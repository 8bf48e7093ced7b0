import { createContext, use } from 'react';
import type { Reachability } from '../lib/reachability.ts';

/** What the frame around the pages needs beside the services. */
export interface Frame {
  readonly isDark: boolean;
  readonly toggleDark: () => void;
  readonly reachability: Reachability;
}

const FrameContext = createContext<Frame | null>(null);

export const FrameProvider = FrameContext.Provider;

/** The frame; throws outside of the provider. */
export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error('useFrame needs a FrameProvider above it');
  return frame;
}
