import {
  DEFAULT_POLICY,
  TICKET_ACTIONS,
  type ActionView,
  type TicketState,
  type TicketAction,
  type TicketView,
} from '@wide-angle/shared';
import { aTicket } from '../../../../test/server';
import { bodyOf, fieldsOf, flawOf, type FormMedia } from './action-body';
import { amountChoices } from './fields/amounts';
import { type FormContext, type FormValues } from './form-spec';
import { ACTION_FORMS, arranged, explainOf, formOf, labelOf, verbOf } from './forms';
import { latenessOptions } from './lateness-options';
import { mainTicketOptions } from './fields/main-tickets';

const NOW = Date.parse('2026-11-23T02:30:00.000Z');
const NO_MEDIA: FormMedia = { ids: [], uploading: false, failed: false };

const context = (values: FormValues = {}, ticket: Partial<TicketView> = {}): FormContext => ({
  ticket: aTicket(ticket),
  values,
  category: DEFAULT_POLICY.categories.lighting ?? null,
  now: NOW,
});

const names = (action: TicketAction, of: FormContext) =>
  fieldsOf(action, of).map((field) => field.name);

const open = (...actions: TicketAction[]): ActionView[] =>
  actions.map((action) => ({ action, refusal: null }));

describe('every action', () => {
  it.each(TICKET_ACTIONS)('%s has a form that says what happens', (action) => {
    const form = formOf(action);
    expect(form.explain.length).toBeGreaterThan(4);
    expect(form.done).not.toBe('');
    expect(labelOf(action, aTicket())).not.toBe('');
  });

  it.each(TICKET_ACTIONS)('%s asks for each thing once', (action) => {
    const all = formOf(action).fields.map((field) => field.name);
    expect(new Set(all).size).toBe(all.length);
  });

  it('speaks Chinese punctuation only', () => {
    const words = JSON.stringify(ACTION_FORMS).match(
      /[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]/g,
    );
    expect(words).toBeNull();
  });
});

describe('what a form asks for', () => {
  it('asks managers for a colleague and officers for an organisation', () => {
    expect(names('dispatch', context({}, { relations: ['manager'] }))).toEqual([
      'handlerId',
      'reason',
    ]);
    expect(names('dispatch', context({}, { relations: ['community'] }))).toEqual([
      'organizationId',
      'reason',
    ]);
  });

  it('wants a reason of officers but not of managers', () => {
    const manager = context({ handlerId: 'p3' }, { relations: ['manager'] });
    expect(flawOf('dispatch', manager, NO_MEDIA)).toBeNull();
    const officer = context({ organizationId: 'o2' }, { relations: ['bureau'] });
    expect(flawOf('dispatch', officer, NO_MEDIA)).toContain('说明');
  });

  it('asks for another organisation only when it is reassigned', () => {
    expect(names('adjudicate', context({ decision: 'return' }))).not.toContain('organizationId');
    expect(names('adjudicate', context({ decision: 'reassign' }))).toContain('organizationId');
  });

  it('wants a photo to resolve, unless the category needs none', () => {
    const done = context({ text: '换了灯' });
    expect(flawOf('resolve', done, NO_MEDIA)).toContain('办结后的照片');
    const other = { ...done, category: DEFAULT_POLICY.categories.other ?? null };
    expect(flawOf('resolve', other, NO_MEDIA)).toBeNull();
  });

  it('waits for uploads and says when one failed', () => {
    const done = context({ text: '换了灯' });
    expect(flawOf('resolve', done, { ids: ['m'], uploading: true, failed: false })).toContain(
      '上传',
    );
    expect(flawOf('resolve', done, { ids: ['m'], uploading: false, failed: true })).toContain(
      '重试',
    );
  });

  it('wants words or a picture with a note', () => {
    const empty = context({ visibility: 'public', text: '  ' });
    expect(flawOf('note', empty, NO_MEDIA)).toContain('照片');
    expect(flawOf('note', empty, { ...NO_MEDIA, ids: ['m'] })).toBeNull();
  });

  it('wants an answer and every star of a confirmation', () => {
    expect(flawOf('confirm', context(), NO_MEDIA)).toContain('解决');
    expect(flawOf('confirm', context({ solved: false, speed: 1, quality: 2 }), NO_MEDIA)).toContain(
      '态度',
    );
    const whole = context({ solved: false, speed: 1, quality: 2, attitude: 3 });
    expect(flawOf('confirm', whole, NO_MEDIA)).toBeNull();
  });
});

describe('what is sent', () => {
  it('is what was given, trimmed, with the version that was seen', () => {
    const body = bodyOf('release', context({ reason: ' 有急事 ' }), NO_MEDIA);
    expect(body).toEqual({ reason: '有急事', version: 4 });
  });

  it('carries no version where none is wanted', () => {
    expect(bodyOf('claim', context(), NO_MEDIA)).toEqual({});
    expect(bodyOf('nudge', context({ text: '' }), NO_MEDIA)).toEqual({});
  });

  it('leaves out what is hidden now', () => {
    const changed = context({ decision: 'return', organizationId: 'o2', reason: '原单位办' });
    expect(bodyOf('adjudicate', changed, NO_MEDIA)).toEqual({
      decision: 'return',
      reason: '原单位办',
      version: 4,
    });
  });

  it('ends a shelving without asking whether', () => {
    const shelved = context({ reason: '材料到了' }, { state: 'shelved' });
    expect(names('decideShelving', shelved)).toEqual(['reason']);
    expect(bodyOf('decideShelving', shelved, NO_MEDIA)).toMatchObject({ approve: false });
    expect(labelOf('decideShelving', shelved.ticket)).toBe('提前结束挂账');
  });

  it('asks for another category by its code, and answers with yes or no', () => {
    const asked = context({ categoryCode: 'facade', reason: '是外墙' });
    expect(bodyOf('requestRecategorise', asked, NO_MEDIA)).toEqual({
      categoryCode: 'facade',
      reason: '是外墙',
      version: 4,
    });
    expect(flawOf('requestRecategorise', context({ reason: '是外墙' }), NO_MEDIA)).toContain(
      '改为',
    );
    const refused = context({ approve: false, reason: '就是照明' });
    expect(bodyOf('decideRecategorise', refused, NO_MEDIA)).toEqual({
      approve: false,
      reason: '就是照明',
      version: 4,
    });
    expect(flawOf('decideRecategorise', context({ reason: '-' }), NO_MEDIA)).not.toBeNull();
  });

  it('names the photos', () => {
    const media = { ...NO_MEDIA, ids: ['m1', 'm2'] };
    expect(bodyOf('resolve', context({ text: '好了' }), media)).toMatchObject({
      mediaIds: ['m1', 'm2'],
    });
  });
});

describe('buttons', () => {
  const inState = (state: TicketState, actions: ActionView[]) =>
    arranged(aTicket({ state, actions }));

  it('makes what the ticket waits for the main button', () => {
    const { main, others } = inState('confirming', open('reopen', 'nudge', 'confirm'));
    expect(main).toBe('confirm');
    expect(others.map((one) => one.action)).toEqual(['reopen', 'nudge']);
  });

  it('never makes a refused action the main button, but keeps it with its reason', () => {
    const refused: ActionView = { action: 'claim', refusal: '已被王师傅领取' };
    const { main, others } = inState('pending', [refused, ...open('note')]);
    expect(main).toBe('note');
    expect(others).toEqual([refused]);
  });

  it('puts the answer to a request for another category first, and never the request itself', () => {
    expect(inState('processing', open('dispatch', 'recategorise', 'decideRecategorise')).main).toBe(
      'decideRecategorise',
    );
    expect(inState('processing', open('requestRecategorise', 'note')).main).toBe('note');
    expect(inState('processing', open('requestRecategorise')).main).toBeNull();
  });

  it('offers to end a shelving, but not as what the ticket waits for', () => {
    const actions = open('decideShelving', 'note');
    expect(inState('shelved', actions).main).toBe('note');
    expect(inState('processing', actions).main).toBe('decideShelving');
  });

  it('offers no danger as the main button', () => {
    expect(inState('processing', open('withdraw', 'decline', 'handBack')).main).toBeNull();
  });
});

it('offers extensions up to the cap of the category, in its own unit', () => {
  expect(amountChoices(DEFAULT_POLICY.categories.lighting ?? null)).toEqual({
    unit: '个工作日',
    amounts: [1, 2, 3, 5],
  });
  expect(amountChoices(DEFAULT_POLICY.categories.lift_trapped ?? null)).toEqual({
    unit: '小时',
    amounts: [1, 2],
  });
});

describe('what depends on the ticket', () => {
  it('names the end of a shelving for what it is', () => {
    const shelved = aTicket({ state: 'shelved' });
    expect(labelOf('decideShelving', shelved)).toBe('提前结束挂账');
    expect(verbOf('decideShelving', shelved)).toBe('结束挂账');
    expect(explainOf('decideShelving', shelved)).toContain('恢复办理');
    expect(verbOf('decideShelving', aTicket())).toBe('作出决定');
  });

  it('lets a joiner say it anew, beginning with what he said', () => {
    const said = { solved: false, speed: 2, quality: 3, attitude: 4, text: '还漏' };
    const ticket = aTicket({ ownRating: { ...said, at: '2026-11-23T02:00:00.000Z' } });
    expect(labelOf('confirm', ticket)).toBe('修改评价');
    const initial = formOf('confirm').initial;
    expect(initial?.({ ticket, category: null, now: NOW })).toEqual(said);
    expect(initial?.({ ticket: aTicket(), category: null, now: NOW })).toEqual({});
  });

  it('tells a joiner that his no reopens nothing and closes nothing', () => {
    const solved = formOf('confirm').fields.find((field) => field.name === 'solved');
    const noHelp = (relation: 'reporter' | 'joiner') => {
      const help = solved?.kind === 'yesNo' ? solved.noHelp : undefined;
      return typeof help === 'function' ? help(context({}, { relations: [relation] })) : help;
    };
    expect(noHelp('reporter')).toContain('办结');
    expect(noHelp('joiner')).not.toContain('办结');
  });

  it('offers a company its own latenesses to appeal, the bureau every appeal', () => {
    const late = { clock: 'overall', round: 1, at: '2026-11-20T09:30:00.000Z' } as const;
    const ticket = aTicket({
      responsibleName: '安居物业',
      lateness: [
        { ...late, id: 'own', organizationName: '安居物业', appeal: null, doneAt: null },
        { ...late, id: 'before', organizationName: '和美物业', appeal: null, doneAt: null },
        { ...late, id: 'asked', organizationName: '和美物业', appeal: 'pending', doneAt: null },
      ],
    });
    const ids = (appeal: null | 'pending') =>
      latenessOptions(ticket, appeal, NOW).map((one) => one.value);
    expect(ids(null)).toEqual(['own']);
    expect(ids('pending')).toEqual(['asked']);
  });

  it('puts tickets of the same category first among those to merge into', () => {
    const cards = [
      aTicket({ id: 'a', categoryCode: 'greening' }),
      aTicket({ id: 'self', categoryCode: 'lighting' }),
      aTicket({ id: 'b', categoryCode: 'lighting' }),
    ];
    const options = mainTicketOptions({ id: 'self', categoryCode: 'lighting' }, cards);
    expect(options.map((one) => one.value)).toEqual(['b', 'a']);
  });
});
