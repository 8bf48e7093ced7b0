import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

const SHOWN_FOR = 5_000;

interface Said {
  text: string;
  /** Tells the same words said twice apart. */
  count: number;
}

/** Says what has been done: a few seconds on the screen, and the same words for screen readers. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said>({ text: '', count: 0 });
  const announce = useCallback(
    (text: string) => setSaid(({ count }) => ({ text, count: count + 1 })),
    [],
  );
  useEffect(() => {
    const timer = setTimeout(() => setSaid(({ count }) => ({ text: '', count })), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [said.count]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="announcer" role="status" aria-live="polite">
        {said.text && <p key={said.count}>{said.text}</p>}
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}
