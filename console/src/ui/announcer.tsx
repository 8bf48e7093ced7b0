import { App } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { createContext, use } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Says what has been done: a short message on the screen and the same words for screen readers. */
export function Announcer({ children }: { children: ReactNode }) {
  const { message } = App.useApp();
  const [spoken, setSpoken] = useState('');
  const announce = useCallback(
    (text: string) => {
      void message.success(text);
      setSpoken(text);
    },
    [message],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}
