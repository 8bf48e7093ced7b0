import { toIso, type Instant, type OrderView, type TicketCard } from '@wide-angle/shared';

/** Sunday 2026-11-22 14:00 in Asia/Shanghai. */
export const NOW: Instant = Date.parse('2026-11-22T06:00:00.000Z');

/** A ticket in processing whose limit lies so many milliseconds ahead (behind, when negative). */
export function aCard(id: string, ahead: number, more: Partial<TicketCard> = {}): TicketCard {
  return {
    id,
    number: '26112212345',
    state: 'processing',
    tier: 1,
    round: 1,
    categoryCode: 'lighting',
    categoryName: '照明',
    categoryIcon: 'lighting',
    classCode: 'repair',
    estateId: 'estate',
    estateName: '阳光花园',
    place: '3号楼',
    excerpt: '楼道灯不亮',
    thumbnailUrl: null,
    submittedAt: toIso(NOW),
    limit: { kind: 'overall', dueAt: toIso(NOW + ahead) },
    card: null,
    isLate: ahead < 0,
    appealedAt: null,
    responsibleId: 'company',
    responsibleName: '安居物业',
    handlerName: '王师傅',
    joinerCount: 0,
    ...more,
  };
}

/** An order of 湖滨社区 to 安居物业 that waits for its reply. */
export function anOrder(more: Partial<OrderView> = {}): OrderView {
  return {
    id: 'order',
    version: 2,
    number: '督〔2026〕17号',
    state: 'issued',
    ticketId: 'ticket',
    ticketNumber: '26112212345',
    ticketCount: 1,
    issuerName: '湖滨社区',
    addresseeName: '安居物业',
    demand: '请立即安排人员处理',
    dueAt: toIso(NOW + 86_400_000),
    issuedAt: toIso(NOW),
    isLate: false,
    escalatedAt: null,
    issuerId: 'community',
    addresseeId: 'company',
    tickets: [],
    record: {
      isRepliedOnTime: null,
      firstRepliedAt: null,
      sentBackCount: 0,
      outcome: null,
      closedAt: null,
    },
    mayAddTickets: false,
    entries: [],
    actions: [],
    ...more,
  };
}
