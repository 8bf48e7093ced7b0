import { Navigate } from '@tanstack/react-router';
import { TILES } from '@wide-angle/shared';
import { useMe } from '../lib/services.ts';
import { EmptyState } from '../ui/notices.tsx';

/** Where work starts: the first list of the role. */
export function HomeRedirect() {
  const [first] = TILES[useMe().current.role];
  if (first) return <Navigate to="/tickets/$tile" params={{ tile: first.key }} replace />;
  return (
    <div className="card">
      <EmptyState title="系统管理员不看诉求">
        管理员维护系统运行，不查看业主的诉求和个人信息。
      </EmptyState>
    </div>
  );
}

export function NotFound() {
  return (
    <div className="card">
      <EmptyState title="没有这个页面">请从左侧选择一项。</EmptyState>
    </div>
  );
}
