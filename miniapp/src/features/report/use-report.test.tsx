import { act, renderHook, waitFor } from '@testing-library/react';
import { DEFAULT_POLICY, type MeView } from '@wide-angle/shared';
import { aTicket, noNetwork, problem, serve } from '../../../test/server';
import { resetTaro } from '../../../test/taro';
import { now } from '../../platform/clock';
import { readDraft } from './draft';
import { useReport } from './use-report';

const resident = {
  postId: null,
  role: 'resident',
  organizationId: null,
  organizationName: null,
} as const;
const me: MeView = {
  personId: 'p1',
  name: '王伟',
  current: resident,
  capacities: [resident],
  residences: [],
};
const policy = {
  version: 1,
  categories: Object.values(DEFAULT_POLICY.categories),
  classes: [
    {
      code: 'repair',
      name: '一般维修',
      claim: '1 个工作日',
      finish: '3 个工作日',
      explanation: '',
    },
  ],
};
const POLICY = { 'GET /policy': { data: policy } };

beforeEach(resetTaro);

/** A form with everything filled in. */
async function filled() {
  const { result } = renderHook(() => useReport(me, 'resident'));
  await waitFor(() => expect(result.current.policy).not.toBeNull());
  act(() =>
    result.current.change((old) => ({
      ...old,
      estateId: 'e1',
      categoryCode: 'lighting',
      text: '灯坏了',
    })),
  );
  await waitFor(() => expect(result.current.limits?.claim).toBe('1 个工作日'));
  return result;
}

const submissions = (sent: ReturnType<typeof serve>) =>
  sent.filter((one) => one.method === 'POST' && one.path === '/tickets');

it('says what is missing only after a try, and sends nothing', async () => {
  const sent = serve(POLICY);
  const { result } = renderHook(() => useReport(me, 'resident'));
  await waitFor(() => expect(result.current.policy).not.toBeNull());
  expect(result.current.flaw).toBeNull();
  await act(() => result.current.send());
  expect(result.current.flaw).toContain('什么问题');
  expect(submissions(sent)).toHaveLength(0);
});

it('sends once for two taps and forgets the draft', async () => {
  const sent = serve({ ...POLICY, 'POST /tickets': { status: 201, data: aTicket() } });
  const result = await filled();
  expect(readDraft('p1', now())?.draft.text).toBe('灯坏了');
  await act(async () => {
    await Promise.all([result.current.send(), result.current.send()]);
  });
  expect(submissions(sent)).toHaveLength(1);
  expect(result.current.sent?.id).toBe('t1');
  expect(readDraft('p1', now())).toBeNull();
});

it('keeps words and key over a dead network and a restart, so that nothing is filed twice', async () => {
  const sent = serve({
    ...POLICY,
    'POST /tickets': [noNetwork, { status: 201, data: aTicket() }],
  });
  const before = await filled();
  await act(() => before.current.send());
  expect(before.current.isKept).toBe(true);

  const { result } = renderHook(() => useReport(me, 'resident'));
  expect(result.current.restoredAt).not.toBeNull();
  expect(result.current.draft.text).toBe('灯坏了');
  await waitFor(() => expect(result.current.category).not.toBeNull());
  await act(() => result.current.send());
  const [first, second] = submissions(sent);
  expect(second!.header['idempotency-key']).toBe(first!.header['idempotency-key']);
  expect(second!.data).toEqual(first!.data);
  expect(result.current.sent?.id).toBe('t1');
});

it('becomes another report only when the person says so', async () => {
  const sent = serve({
    ...POLICY,
    'POST /tickets': [
      problem(409, 'request.repeatedDifferently'),
      { status: 201, data: aTicket() },
    ],
  });
  const result = await filled();
  await act(() => result.current.send());
  expect(result.current.sent).toBeNull();
  act(() => result.current.asNewReport());
  await act(() => result.current.send());
  const [first, second] = submissions(sent);
  expect(second!.header['idempotency-key']).not.toBe(first!.header['idempotency-key']);
});

it('throws the words away but not the place', async () => {
  serve(POLICY);
  const result = await filled();
  act(() => result.current.clear());
  expect(result.current.draft).toMatchObject({ estateId: 'e1', text: '', categoryCode: null });
  expect(readDraft('p1', now())).toBeNull();
});
