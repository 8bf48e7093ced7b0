import Taro from '@tarojs/taro';
import { type TicketCard, type TicketView } from '@wide-angle/shared';

/** One request as the app sent it. */
export interface SentRequest {
  method: string;
  path: string;
  /** What stands behind the `?`, decoded. */
  query: Record<string, string>;
  data: unknown;
  header: Record<string, string>;
}

type Answer = { status?: number; data: unknown } | Error;

/**
 * A server for unit tests behind `Taro.request`: gives the answers in turn per `METHOD path` (the last one again and
 * again), 404 for anything else, and remembers what was asked.
 */
export function serve(answers: Record<string, Answer | Answer[]>): SentRequest[] {
  const sent: SentRequest[] = [];
  const left = new Map(
    Object.entries(answers).map(([name, answer]) => [
      name,
      Array.isArray(answer) ? [...answer] : [answer],
    ]),
  );
  const request = jest.mocked(Taro.request) as unknown as jest.Mock;
  request.mockImplementation(
    async (options: {
      method: string;
      url: string;
      data: unknown;
      header: SentRequest['header'];
    }) => {
      const url = options.url.replace('https://test.invalid/api/v1', '');
      const [path = '', asked] = url.split('?');
      const query = Object.fromEntries(new URLSearchParams(asked));
      const { method, data, header } = options;
      sent.push({ method, path, query, data, header });
      const queue = left.get(`${options.method} ${path}`);
      const answer = queue && (queue.length > 1 ? queue.shift() : queue[0]);
      if (answer instanceof Error) throw answer;
      if (!answer) return { statusCode: 404, header: {}, data: null };
      return { statusCode: answer.status ?? 200, header: {}, data: answer.data };
    },
  );
  return sent;
}

/** An answer that says no. */
export function problem(status: number, code: string, more: object = {}): Answer {
  return {
    status,
    data: { type: 'about:blank', title: '', status, code, detail: `说明：${code}`, ...more },
  };
}

/** The network is gone. */
export const noNetwork = Object.assign(new Error('offline'), { errMsg: 'request:fail' });

const card: TicketCard = {
  id: 't1',
  number: '26112248371',
  state: 'processing',
  tier: 1,
  round: 1,
  categoryCode: 'lighting',
  categoryName: '照明',
  categoryIcon: 'lighting',
  classCode: 'repair',
  estateId: 'e1',
  estateName: '泉景花园',
  place: '3号楼 2单元',
  excerpt: '楼道灯不亮',
  thumbnailUrl: null,
  submittedAt: '2026-11-22T02:30:00.000Z',
  limit: { kind: 'overall', dueAt: '2026-11-25T09:30:00.000Z' },
  card: null,
  isLate: false,
  appealedAt: null,
  responsibleId: 'company',
  responsibleName: '阳光物业',
  handlerName: '王师傅',
  joinerCount: 0,
};

/** A row of a list, changed as a test needs it. */
export function aCard(changes: Partial<TicketCard> = {}): TicketCard {
  return { ...card, ...changes };
}

/** A whole ticket, changed as a test needs it. */
export function aTicket(changes: Partial<TicketView> = {}): TicketView {
  return {
    ...card,
    version: 4,
    text: '楼道灯不亮',
    channel: 'owner',
    media: [],
    isPublic: true,
    isAnonymous: false,
    reporterName: null,
    companyName: '阳光物业',
    communityName: '北关社区',
    handlerId: 'p2',
    responsibleId: 'o1',
    relations: ['reporter'],
    actions: [],
    claimDueAt: null,
    overallDueAt: '2026-11-25T09:30:00.000Z',
    isProvisional: false,
    policyVersion: 1,
    isPaused: false,
    resolvedAt: null,
    endedAt: null,
    closedBy: null,
    isSolved: null,
    lateness: [],
    request: null,
    categoryRequest: null,
    followUp: null,
    question: null,
    rating: null,
    ownRating: null,
    mergedIntoId: null,
    orders: [],
    mayAskContact: false,
    ...changes,
  };
}
