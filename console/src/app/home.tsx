import { Link, Navigate } from '@tanstack/react-router';
import { TILES } from '@wide-angle/shared';
import { useSetAsideCount } from '../features/timers/queries.ts';
import { useMe } from '../lib/services.ts';
import { EmptyState, Notice } from '../ui/notices.tsx';

/** Where work starts: the first list of the role. */
export function HomeRedirect() {
  const [first] = TILES[useMe().current.role];
  if (first) return <Navigate to="/tickets/$tile" params={{ tile: first.key }} replace />;
  return (
    <>
      <Stuck />
      <div className="card">
        <EmptyState title="系统管理员不看诉求">
          管理员维护系统运行，不查看业主的诉求和个人信息。请从左侧选择一项。
        </EmptyState>
      </div>
    </>
  );
}

/** What needs somebody at once. */
function Stuck() {
  const count = useSetAsideCount();
  if (!count) return null;
  return (
    <Notice tone="red">
      {count} 件工单的计时停摆，亮牌和升级没有执行。<Link to="/timers">查看停摆的计时</Link>
    </Notice>
  );
}

export function NotFound() {
  return (
    <div className="card">
      <EmptyState title="没有这个页面">请从左侧选择一项。</EmptyState>
    </div>
  );
}
