import { Link } from '@tanstack/react-router';
import { can, deliveryRowsOf, TILES, type Tile, type Role } from '@wide-angle/shared';
import { useUnread } from '../features/inbox/queries.ts';
import { useCalendar } from '../features/policy/queries.ts';
import { useSetAsideCount } from '../features/timers/queries.ts';
import { useTicketCounts } from '../features/tickets/queries.ts';
import { useMe } from '../lib/services.ts';

/** The lists of the role with what they hold, then supervision orders and messages. */
export function Rail() {
  const { role } = useMe().current;
  const unread = useUnread();
  const calendarWarning = useCalendar().data?.warning;
  const counts = useTicketCounts().data;
  const tiles = TILES[role];
  return (
    <nav className="rail" aria-label="主导航">
      {tiles.length > 0 && (
        <>
          <h2 className="rail-title" id="rail-tickets">
            工单
          </h2>
          <ul aria-labelledby="rail-tickets">
            {tiles.map((tile) => (
              <TileLink key={tile.key} tile={tile} count={counts?.get(tile.key)} />
            ))}
          </ul>
        </>
      )}
      <h2 className="rail-title" id="rail-more">
        {can(role, 'order.read') ? '督办、统计与消息' : '系统与消息'}
      </h2>
      <ul aria-labelledby="rail-more">
        {can(role, 'order.read') && (
          <li>
            <Link to="/orders" className="rail-link">
              督办单
            </Link>
          </li>
        )}
        <OversightLinks role={role} />
        <StatisticsLink role={role} />
        <PolicyLink role={role} />
        {can(role, 'calendar.read') && (
          <li>
            <Link to="/calendar" className="rail-link">
              放假安排
              {calendarWarning && (
                <span className="rail-count rail-alarm">
                  待录入<span className="visually-hidden"> {calendarWarning.year} 年</span>
                </span>
              )}
            </Link>
          </li>
        )}
        <li>
          <Link to="/inbox" className="rail-link">
            消息
            {unread > 0 && (
              <span className="rail-count rail-alarm tabular">
                {unread > 99 ? '99+' : unread}
                <span className="visually-hidden"> 条未读</span>
              </span>
            )}
          </Link>
        </li>
        {deliveryRowsOf(role).length > 0 && (
          <li>
            <Link to="/message-settings" className="rail-link">
              消息设置
            </Link>
          </li>
        )}
        <DeliveryLinks role={role} />
        <TimersLink role={role} />
      </ul>
    </nav>
  );
}

function TileLink({ tile, count }: { tile: Tile; count: number | undefined }) {
  const isAlarm = Boolean(tile.isAlarm && count);
  return (
    <li>
      <Link
        to="/tickets/$tile"
        params={{ tile: tile.key }}
        className="rail-link"
        activeOptions={{ includeSearch: false }}
      >
        {tile.title}
        <span className={`rail-count tabular ${isAlarm ? 'rail-alarm' : ''}`}>
          {count ?? ''}
          {count !== undefined && <span className="visually-hidden"> 件</span>}
        </span>
      </Link>
    </li>
  );
}

/** What stands beside the orders: who does his duty, and what is put off. */
function OversightLinks({ role }: { role: Role }) {
  return (
    <>
      {can(role, 'duty.count') && (
        <li>
          <Link to="/duties" className="rail-link" activeOptions={{ includeSearch: false }}>
            履职监督
          </Link>
        </li>
      )}
      {can(role, 'ticket.read') && (
        <li>
          <Link to="/shelved" className="rail-link">
            挂账清单
          </Link>
        </li>
      )}
    </>
  );
}

/** What stands still, for who runs the system. */
function TimersLink({ role }: { role: Role }) {
  const count = useSetAsideCount();
  if (!can(role, 'timer.mend')) return null;
  return (
    <li>
      <Link to="/timers" className="rail-link">
        停摆的计时
        {count && (
          <span className="rail-count rail-alarm tabular">
            {count}
            <span className="visually-hidden"> 件</span>
          </span>
        )}
      </Link>
    </li>
  );
}

/** What leaves for other systems, and what did not arrive. */
function DeliveryLinks({ role }: { role: Role }) {
  if (!can(role, 'delivery.manage')) return null;
  return (
    <>
      <li>
        <Link to="/webhooks" className="rail-link">
          外部推送
        </Link>
      </li>
      <li>
        <Link to="/dead-letters" className="rail-link">
          未送达
        </Link>
      </li>
    </>
  );
}

function StatisticsLink({ role }: { role: Role }) {
  if (!can(role, 'statistics.read')) return null;
  return (
    <li>
      <Link to="/statistics" className="rail-link" activeOptions={{ includeSearch: false }}>
        统计
      </Link>
    </li>
  );
}

function PolicyLink({ role }: { role: Role }) {
  if (!can(role, 'policy.read')) return null;
  return (
    <li>
      <Link to="/policy" className="rail-link">
        办理时限与类别
      </Link>
    </li>
  );
}
