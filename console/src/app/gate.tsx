import { useEffect, useState, type ReactNode } from 'react';
import { useServices } from '../lib/services.ts';
import { ErrorNotice } from '../ui/notices.tsx';
import { Mark } from '../ui/pictures.tsx';
import { Bar } from '../ui/skeleton.tsx';

/** The page before the console: who we are, and a card in the middle. */
export function Gate({ children }: { children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-brand">
        <Mark size={44} />
        <p className="gate-name">广角镜</p>
        <p className="gate-title">物业诉求督办平台 · 管理台</p>
        <p className="gate-motto">小事不出小区，大事不出社区，问题没有盲区</p>
      </div>
      <div className="gate-card card">{children}</div>
    </main>
  );
}

/** Goes on with the session of before; without an answer it says so and offers another try. */
export function Restoring() {
  const { session } = useServices();
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    session.restore().catch(setError);
  }, [session, attempt]);
  const retry = () => {
    setError(null);
    setAttempt((count) => count + 1);
  };
  return (
    <Gate>
      {error ? (
        <ErrorNotice error={error} onRetry={retry} />
      ) : (
        <div aria-busy="true" aria-label="正在登录" className="skeleton-card">
          <Bar width="60%" />
          <Bar width="100%" />
          <Bar width="100%" />
        </div>
      )}
    </Gate>
  );
}
