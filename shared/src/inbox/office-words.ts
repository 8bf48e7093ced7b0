import { eventTitle } from '../ticket/wording.ts';
import { quoted } from './phrases.ts';
import type { Story, Words, WordsTable } from './words.ts';
import { limitFor, words } from './words.ts';

/** What an office has to do, and by when. */
const byLimit = limitFor(['review', 'adjudicate']);

function climbed({ event, ticket }: Story): Words {
  const title = eventTitle('rung', event.data);
  const { responsibleName } = ticket;
  return ticket.tier === 3
    ? words(title, `${responsibleName}仍未处理，请督办。`)
    : words(title, `${responsibleName}已超时，请在 1 个工作日内督办、改派或裁定。`);
}

/** What those who oversee the work are told: community and bureau. */
export const OFFICE_WORDS: WordsTable = {
  submit: () => words('有工单待派', '这个小区没有物业企业，请派给能办理的单位。'),
  resolve: (story) =>
    words(
      '有办结待审核',
      `${story.ticket.responsibleName}已报办结${quoted(story.event.text)}。${byLimit(story)}`,
    ),
  handBack: (story) =>
    words(
      '有退单待裁定',
      `${story.ticket.responsibleName}退单${quoted(story.event.text)}。${byLimit(story)}`,
    ),
  object: (story) => words('业主不服不予受理', `请看业主的理由。${byLimit(story)}`),
  requestExtension: ({ event, ticket }) => {
    const unit = event.data.unit === 'workingDays' ? '个工作日' : '小时';
    const asked = `${ticket.responsibleName}申请延长 ${event.data.amount} ${unit}`;
    return words('有延期申请待审批', `${asked}${quoted(event.text)}。`);
  },
  requestRecategorise: ({ event, ticket }) => {
    const asked = `${ticket.responsibleName}申请改为“${event.data.toCategoryName}”`;
    return words('有改类申请待审批', `${asked}${quoted(event.text)}。`);
  },
  requestShelving: ({ event, ticket }) =>
    words('有挂账申请待审批', `${ticket.responsibleName}申请挂账${quoted(event.text)}。`),
  reopen: ({ ticket }) =>
    words('业主要求重办', `已是第 ${ticket.round} 轮，由${ticket.responsibleName}重新办理。`),
  nudge: ({ event, ticket }) =>
    words(`业主第 ${event.data.count} 次催办`, `请督促${ticket.responsibleName}办理。`),
  escalate: ({ event, ticket }) =>
    words('有工单上报', `由${ticket.responsibleName}办理，上报理由${quoted(event.text)}。`),
  appeal: ({ event, ticket }) =>
    words('有逾期申诉待审批', `${ticket.responsibleName}申诉${quoted(event.text)}。`),
  remind: ({ ticket }) => words('仍然超时', `${ticket.responsibleName}仍未处理，请督办。`),
  reviewPasses: () =>
    words('审核超时，自动通过', '超过 1 个工作日未审核，已请业主确认，并记为审核超时。'),
  adjudicationLate: (story) => words('裁定超时', `已记为超时。${byLimit(story)}`),
  actionLate: () => words('红牌后未处置', '红牌后 1 个工作日内社区没有处置，已记为超时。'),
  endShelving: ({ ticket }) =>
    words('挂账到期，恢复办理', `复核日期已到，由${ticket.responsibleName}继续办理。`),
  followUpLate: () =>
    words('回访超时', '办结后 3 个工作日内没有回访业主，已记为超时，请尽快回访。'),
  rung: climbed,
};
