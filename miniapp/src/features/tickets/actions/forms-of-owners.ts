import { REASON_MAX, TEXT_MAX, type TicketView } from '@wide-angle/shared';
import { mediaField } from './common-fields';
import { type ActionForms, type FormValues } from './form-spec';

/** A joiner may say it anew until the reporter has closed it. */
function saidBefore(rating: TicketView['ownRating']): FormValues {
  if (!rating) return {};
  const { solved, speed, quality, attitude, text } = rating;
  return { solved, speed, quality, attitude, text };
}

/** What reporters and neighbours do to a ticket, as forms. */
export const OWNER_FORMS: Pick<
  ActionForms,
  'supply' | 'object' | 'confirm' | 'reopen' | 'nudge' | 'join' | 'withdraw'
> = {
  supply: {
    label: '补充情况',
    explain: '把物业问的说清楚，物业会接着办。',
    verb: '发给物业',
    done: '已补充，物业会接着办',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '补充说明',
        max: TEXT_MAX,
        optional: true,
        placeholder: '写几句话，或添加照片',
      },
      mediaField('照片和视频'),
    ],
  },
  object: {
    explain: '由住建局裁定要不要受理，只能申诉一次。',
    verb: '提交申诉',
    done: '申诉已提交',
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '为什么应该受理',
        max: REASON_MAX,
        placeholder: '说说您的理由',
      },
    ],
  },
  confirm: {
    label: '确认并评价',
    explain: '告诉我们问题解决没有，并给这次办理打分。',
    verb: '提交评价',
    done: '谢谢您的评价',
    initial: ({ ticket }) => saidBefore(ticket.ownRating),
    fields: [
      {
        kind: 'yesNo',
        name: 'solved',
        label: '问题解决了吗？',
        yes: '解决了',
        no: '没解决',
        noHelp: ({ ticket }) =>
          ticket.relations.includes('reporter')
            ? '这样提交会按“没解决”办结。想让物业接着办：'
            : '您的意见会记下来。要不要重办，由上报人决定。',
        noLeadsTo: 'reopen',
      },
      { kind: 'rating', name: 'speed', label: '速度' },
      { kind: 'rating', name: 'quality', label: '质量' },
      { kind: 'rating', name: 'attitude', label: '态度' },
      {
        kind: 'text',
        name: 'text',
        label: '想说的话',
        max: REASON_MAX,
        optional: true,
        placeholder: '哪里好，哪里不好',
      },
    ],
  },
  reopen: {
    explain: '物业要接着办，时限减半。重办两次升到社区，三次升到住建局。',
    verb: '要求物业重办',
    done: '已要求重办',
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '哪里还没解决',
        max: REASON_MAX,
        placeholder: '说说现在的情况',
        quick: ['问题还在', '修好又坏了', '没有人来过'],
      },
      mediaField('现在的照片'),
    ],
  },
  nudge: {
    explain: '马上提醒办理的人，24 小时内可催一次；催到第三次会通知社区。',
    verb: '催一下',
    done: '已催办',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '想说的话',
        max: REASON_MAX,
        optional: true,
        placeholder: '可以不写',
        quick: ['请尽快处理', '影响老人孩子出行', '情况更严重了'],
      },
    ],
  },
  join: {
    explain: '您会收到同样的进展，办完后自己确认。人多的问题更受重视。',
    verb: '我也遇到',
    done: '已加入',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '您那里的情况',
        max: TEXT_MAX,
        optional: true,
        placeholder: '可以不写',
      },
      mediaField('照片和视频'),
    ],
  },
  withdraw: {
    explain: '撤回后不再办理，需要时可以重新上报。',
    verb: '撤回这件诉求',
    done: '已撤回',
    danger: true,
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '为什么撤回',
        max: REASON_MAX,
        optional: true,
        quick: ['已经解决了', '报错了', '不需要了'],
      },
    ],
  },
};
