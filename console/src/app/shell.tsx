import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { friendlyTime } from '@wide-angle/shared';
import { DemoBar } from '../features/demo/demo-bar.tsx';
import { AccountMenu } from '../features/session/account-menu.tsx';
import { useReach } from '../lib/reachability.ts';
import { useNow } from '../lib/services.ts';
import { Mark } from '../ui/pictures.tsx';
import { useFrame } from './frame.ts';
import { Rail } from './rail.tsx';

/** Header, rail and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { isDark, toggleDark } = useFrame();
  const main = useFocusOnNavigation();
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        跳到主要内容
      </a>
      <header className="shell-header">
        <Link to="/" className="brand">
          <Mark />
          <span className="brand-name">广角镜</span>
          <span className="brand-title">物业诉求督办平台</span>
        </Link>
        <AccountMenu isDark={isDark} onToggleDark={toggleDark} />
      </header>
      <DemoBar />
      <OfflineBar />
      <div className="shell-body">
        <Rail />
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** Says that the screen shows old data, and of when. */
function OfflineBar() {
  const { isDown, lastAt } = useReach(useFrame().reachability);
  const now = useNow();
  if (!isDown) return null;
  return (
    <div className="offline-bar" role="alert">
      连不上服务器。{lastAt !== null && `您看到的是 ${friendlyTime(now, lastAt)} 的内容。`}
      恢复后会自动刷新。
    </div>
  );
}

/** A new page starts at its top for the keyboard and the screen reader too; not at the first one. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
