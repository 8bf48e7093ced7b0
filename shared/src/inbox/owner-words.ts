import { fromIso } from '../api/time.ts';
import { eventTitle } from '../ticket/wording.ts';
import { momentText, quoted } from './phrases.ts';
import type { Story, Words, WordsTable } from './words.ts';
import { finishLimit, limitFor, words } from './words.ts';

/** What an owner has to do, and by when. */
const byLimit = limitFor(['awaiting', 'confirm']);

/** Who does the work, as owners may know him. */
function worker({ ticket: { responsibleName, handlerName } }: Story): string {
  return `${responsibleName}${handlerName ?? '的工作人员'}`;
}

function askedToConfirm(story: Story): Words {
  const { event, ticket } = story;
  const said = event.type === 'resolve' ? quoted(event.text) : '';
  const body = `${ticket.responsibleName}已报办结${said}。${byLimit(story)}到时未确认，将自动办结。`;
  return words('请确认是否解决', body);
}

function resolved(story: Story): Words {
  const { event, ticket } = story;
  if (ticket.state === 'confirming') return askedToConfirm(story);
  const body = `${ticket.responsibleName}已报办结${quoted(event.text)}。社区正在审核，通过后请您确认。`;
  return words('已报办结，社区审核中', body);
}

function dispatched(story: Story): Words {
  const { event, ticket } = story;
  if (ticket.state === 'processing')
    return words('已派人办理', `由${worker(story)}办理${finishLimit(story)}。`);
  const isMoved = event.data.fromOrganizationId !== event.data.toOrganizationId;
  return isMoved
    ? words('已转其他单位办理', `现由${ticket.responsibleName}办理${quoted(event.text)}。`)
    : words('正在重新安排', `${ticket.responsibleName}将另派人员办理。`);
}

function declined({ event }: Story): Words {
  return words('不予受理', `理由${quoted(event.text)}。不服的，15 天内可以申诉一次。`);
}

function adjudicated(story: Story): Words {
  if (story.event.data.decision === 'decline') return declined(story);
  return words('已裁定由谁办理', `由${story.ticket.responsibleName}办理，正在等人领取。`);
}

function extensionDecided({ event, ticket }: Story): Words {
  const moment = ticket.limit ? momentText(event.at, ticket.limit.dueAt) : '';
  return event.data.approve
    ? words('延期已批准', `新的办结时限是 ${moment}。`)
    : words('延期未批准', `办结时限仍是 ${moment}。`);
}

function shelvingDecided(story: Story): Words {
  const { event, ticket } = story;
  if (!event.data.approve)
    return words(eventTitle(event.type, event.data), `继续办理${finishLimit(story)}。`);
  const until = ticket.limit ? momentText(event.at, ticket.limit.dueAt) : '';
  return words(
    '暂时解决不了，已挂账',
    `理由${quoted(event.text)}。已挂账公示，${until} 复核后继续办。`,
  );
}

/** What it is now, by when, and why. */
function reclassed(story: Story): Words {
  const { event, ticket } = story;
  const now = `现在的类别是“${ticket.categoryName}”${finishLimit(story)}`;
  return words('类别已调整', `${now}。理由${quoted(event.text)}。`);
}

function climbed({ ticket }: Story): Words {
  return ticket.tier === 3
    ? words('已升级到住建局', '超过时限仍未解决，住建局已介入督办。')
    : words(
        '已超时，社区在督促',
        `${ticket.responsibleName}超过时限，已亮红牌，社区正在督促办理。`,
      );
}

/** What owners are told: reporter and joiners. */
export const OWNER_WORDS: WordsTable = {
  claim: (story) => words('已有人接单', `${worker(story)}已领取${finishLimit(story)}。`),
  dispatch: dispatched,
  transfer: (story) => words('换人办理', `改由${worker(story)}办理${finishLimit(story)}。`),
  resolve: resolved,
  note: ({ event }) => words('有新进展', `办理进展${quoted(event.text) || '，请看照片'}。`),
  ask: (story) =>
    words(
      '请补充情况',
      `办理人员想问${quoted(story.event.text)}。${byLimit(story)}到时未补充，按现有情况继续办理。`,
    ),
  adjudicate: adjudicated,
  decline: declined,
  recategorise: reclassed,
  requestRecategorise: ({ event, ticket }) => {
    const asked = `${ticket.responsibleName}申请把类别改为“${event.data.toCategoryName}”`;
    return words('办理单位申请改类', `${asked}${quoted(event.text)}。等待审批，结果会通知您。`);
  },
  decideRecategorise: (story) =>
    story.event.data.approve
      ? reclassed(story)
      : words(
          '改类未批准',
          `类别仍是“${story.ticket.categoryName}”${finishLimit(story)}。理由${quoted(story.event.text)}。`,
        ),
  requestExtension: ({ event, ticket }) => {
    const unit = event.data.unit === 'workingDays' ? '个工作日' : '小时';
    const asked = `${ticket.responsibleName}申请延长 ${event.data.amount} ${unit}`;
    return words('办理单位申请延期', `${asked}${quoted(event.text)}。等待审批，结果会通知您。`);
  },
  decideExtension: extensionDecided,
  requestShelving: ({ event, ticket }) => {
    const until = momentText(event.at, fromIso(String(event.data.until)));
    const asked = `${ticket.responsibleName}申请挂账到 ${until}`;
    return words(
      '办理单位申请挂账',
      `${asked}${quoted(event.text)}。等待住建局审批，结果会通知您。`,
    );
  },
  decideShelving: shelvingDecided,
  approve: askedToConfirm,
  reviewPasses: askedToConfirm,
  followUp: (story) =>
    words('社区回访未解决，要求重办', `${worker(story)}接着办理${finishLimit(story)}。`),
  merge: () => words('已并入另一件诉求', '是同一个问题，那里的进展同样会通知您。'),
  endShelving: (story) => words('挂账到期，继续办理', `继续办理${finishLimit(story)}。`),
  autoClose: () =>
    words('已自动办结', '7 天内没有收到您的确认，已自动办结。没有解决的，15 天内可以要求重办。'),
  rung: climbed,
};
