/** Pages and the parameters they take. A page that takes none has an empty type. */
export interface RouteQueries {
  home: { scene?: string };
  tickets: { tab?: string };
  inbox: Record<never, never>;
  me: Record<never, never>;
  messageSettings: Record<never, never>;
  signIn: { back?: string };
  report: { scene?: string; estate?: string; category?: string; draft?: string };
  ticket: { id: string; open?: string };
  pool: Record<never, never>;
  mine: { tab?: string };
  team: { tab?: string };
  board: Record<never, never>;
  /** `tile` names a list of the role, see `TILES`. */
  list: { tile?: string };
  /** `state` of the orders, see `ORDER_STATES`. */
  orders: { state?: string };
  order: { id: string };
  duties: Record<never, never>;
  shelved: Record<never, never>;
  statistics: Record<never, never>;
  /** The tickets behind one number, see `FIGURES`, of the days from–to. */
  counted: { figure: string; from: string; to: string };
  gallery: { theme?: string; elder?: string; part?: string };
}

export type RouteName = keyof RouteQueries;

/** Name → address, the same list as app.config.ts. */
export const ROUTES: Readonly<Record<RouteName, string>> = {
  home: '/pages/home/index',
  tickets: '/pages/tickets/index',
  inbox: '/pages/inbox/index',
  me: '/pages/me/index',
  messageSettings: '/pages/message-settings/index',
  signIn: '/pages/sign-in/index',
  report: '/pages/report/index',
  ticket: '/pages/ticket/index',
  pool: '/work/pool/index',
  mine: '/work/mine/index',
  team: '/work/team/index',
  board: '/oversight/board/index',
  list: '/oversight/list/index',
  orders: '/oversight/orders/index',
  order: '/oversight/order/index',
  duties: '/oversight/duties/index',
  shelved: '/oversight/shelved/index',
  statistics: '/oversight/statistics/index',
  counted: '/oversight/counted/index',
  gallery: '/pages/gallery/index',
};
