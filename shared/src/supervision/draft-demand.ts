/** What a drafted order is about. Nothing in it tells who reported. */
export interface DraftTopic {
  /** Where: estate and place in words. */
  readonly where: string;
  readonly categoryName: string;
  /** Which limit was missed. */
  readonly clock: 'claim' | 'overall';
}

/** Longest place that is repeated, so that the demand stays within what an officer could have written (REASON_MAX). */
const WHERE_MAX = 200;

/** The demand that the ladder suggests to the bureau; the officer who signs may write another. */
export function draftDemand({ where, categoryName, clock }: DraftTopic): string {
  const missed = clock === 'claim' ? '超过领取时限仍无人领取' : '超过办结时限仍未办结';
  return (
    `${where.slice(0, WHERE_MAX)}“${categoryName}”问题${missed}，已逐级升级到住建局。` +
    '请立即安排专人办理，在回复期限前办结，并书面说明办理结果、超时原因和整改措施，附办结照片。'
  );
}
