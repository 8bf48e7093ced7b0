import { textOrNone } from '../../../ui/form/fields.ts';
import { wordsField, type ActionSpec } from './spec.ts';

/** What came of the call; one question, as nobody who was not reached has said anything. */
const CALL_OUTCOMES = {
  solved: '接通，业主说已解决',
  unsolved: '接通，业主说没有解决',
  unanswered: '没有接通',
} as const;

/** What came of a call to the owner. */
export const followUp: ActionSpec<'followUp'> = {
  intro: ({ ticket }) => {
    const tries = ticket.followUp?.tries ?? 0;
    const before = tries > 0 ? `已经 ${tries} 次没有接通，满 3 次回访结束。` : '';
    return `记下与业主通话的结果。业主说没有解决的，工单会重办，时限为原来的一半。${before}`;
  },
  fields: () => [
    {
      kind: 'choice',
      name: 'outcome',
      label: '结果',
      isRequired: true,
      options: Object.entries(CALL_OUTCOMES).map(([value, label]) => ({ value, label })),
    },
    wordsField('回访情况', false),
  ],
  body: (values, { version }) => ({
    version,
    text: textOrNone(values, 'text'),
    ...(values.outcome === 'unanswered'
      ? { reached: false }
      : { reached: true, solved: values.outcome === 'solved' }),
  }),
  confirmation: ({ outcome }) =>
    outcome === 'unsolved' ? '没有解决的，工单将重办，物业会收到新的时限。' : null,
  done: '已记录回访',
};
