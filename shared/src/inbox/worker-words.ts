import { eventTitle } from '../ticket/wording.ts';
import { quoted } from './phrases.ts';
import type { Story, Words, WordsTable } from './words.ts';
import { limitFor, words } from './words.ts';

/** What the working organisation has to do, and by when. */
const byLimit = limitFor(['claim', 'overall']);

const toClaim = (story: Story, why = ''): Words => words('有工单待领取', why + byLimit(story));

function dispatched(story: Story): Words {
  const why = story.event.text ? `派单说明${quoted(story.event.text)}。` : '';
  return story.ticket.state === 'pending'
    ? toClaim(story, why)
    : words('有工单派给您', why + byLimit(story));
}

function adjudicated(story: Story): Words {
  const { event } = story;
  const reason = `裁定理由${quoted(event.text)}。`;
  return event.data.decision === 'decline'
    ? words('裁定：不予受理', `${reason}不用再办。`)
    : words('裁定：由本单位办理', reason + byLimit(story));
}

/** The owner's answer; his words stay on the ticket's page. */
function confirmed({ event, ticket }: Story): Words {
  const { solved, speed, quality, attitude } = event.data;
  const scores = `速度 ${speed} 分，质量 ${quality} 分，态度 ${attitude} 分。`;
  if (ticket.state !== 'closed') return words('又有业主作了评价', scores);
  return solved
    ? words('业主确认：已解决', scores)
    : words('业主确认：未解决', `${scores}业主 15 天内可以要求重办。`);
}

function followedUp(story: Story): Words {
  return story.event.data.solved
    ? words('回访：已解决', '社区回访，业主表示已经解决。')
    : words(`回访未解决，第 ${story.ticket.round} 轮办理`, `社区回访未解决。${byLimit(story)}`);
}

function decided(story: Story): Words {
  const reason = story.event.text ? `审批意见${quoted(story.event.text)}。` : '';
  return words(eventTitle(story.event.type, story.event.data), reason + byLimit(story));
}

function reminded(story: Story): Words {
  return words(eventTitle(story.event.type, story.event.data), byLimit(story));
}

/** What those who do the work are told: handler, colleagues, managers. */
export const WORKER_WORDS: WordsTable = {
  submit: (story) => toClaim(story),
  dispatch: dispatched,
  transfer: (story) => words('有工单转给您', byLimit(story)),
  release: (story) => toClaim(story, `同事放回${quoted(story.event.text)}。`),
  note: ({ event }) => words('有新进展', `办理进展${quoted(event.text) || '，请看照片'}。`),
  supply: (story) => words('业主已补充', `请看补充的情况，继续办理。${byLimit(story)}`),
  adjudicate: adjudicated,
  decline: ({ event }) => words('不予受理', `理由${quoted(event.text)}。不用再办。`),
  recategorise: (story) =>
    words('类别已调整', `理由${quoted(story.event.text)}。时限按新类别重算，${byLimit(story)}`),
  decideRecategorise: decided,
  decideExtension: decided,
  decideShelving: decided,
  approve: () => words('审核通过', '已请业主确认是否解决。'),
  sendBack: (story) => words('审核退回', `理由${quoted(story.event.text)}。${byLimit(story)}`),
  confirm: confirmed,
  reopen: (story) =>
    words(`业主要求重办，第 ${story.ticket.round} 轮`, `请看业主说明的情况。${byLimit(story)}`),
  nudge: (story) => words(`业主第 ${story.event.data.count} 次催办`, byLimit(story)),
  join: () => words('又有业主遇到同样问题', '办理时请一并查看。'),
  withdraw: () => words('业主已撤回', '不用再办。'),
  followUp: followedUp,
  decideAppeal: ({ event }) =>
    words(eventTitle(event.type, event.data), `审批意见${quoted(event.text)}。`),
  remind: (story) => words('仍然超时', byLimit(story)),
  continueWork: (story) => words('业主未补充，继续办理', `按现有情况办理。${byLimit(story)}`),
  endShelving: (story) => words('挂账到期，继续办理', byLimit(story)),
  autoClose: () => words('已自动办结', '业主 7 天内没有确认，15 天内仍可要求重办。'),
  rung: reminded,
};
