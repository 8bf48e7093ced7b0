import { DAY, DEFAULT_POLICY, HOUR, SECOND } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { nobody } from '../../testing/personas.js';
import { startTestApp, TEST_NOW, type TestApp } from '../../testing/start-test-app.js';
import { HolidayTables } from './calendar/holiday-tables.js';
import { CalendarYearTable } from './entities/calendar-year-table.entity.js';
import { Policies, PublishPolicy } from './index.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
});
beforeEach(async () => {
  test.clock.set(TEST_NOW);
  county = await aCounty(test);
});
afterAll(() => test.close());

const policy = (estateId?: string) => nobody(test).organization.policy({ query: { estateId } });

const { version: _, ...DRAFT } = DEFAULT_POLICY;

const publish = (effectiveFrom: number, claimMinutes: number, bureauId = county.bureau.id) => {
  const { critical } = DEFAULT_POLICY.classes;
  const claim = { unit: 'minutes', amount: claimMinutes } as const;
  const classes = { ...DEFAULT_POLICY.classes, critical: { ...critical, claim } };
  const draft = { ...DRAFT, classes };
  return test.app.get(PublishPolicy).run({ bureauId, draft, effectiveFrom });
};

describe('limits in words', () => {
  it('are those of the design', async () => {
    const { version, classes, categories } = await policy(county.estates[0].id);
    expect(version).toBe(1);
    expect(classes.map(({ name, claim, finish }) => [name, claim, finish])).toEqual([
      ['特急', '30 分钟', '2 小时'],
      ['紧急', '2 小时', '24 小时'],
      ['一般维修', '1 个工作日', '3 个工作日'],
      ['服务', '1 个工作日', '3 个工作日'],
      ['收费公示', '1 个工作日', '5 个工作日'],
      ['复杂', '2 个工作日', '15 个工作日'],
    ]);
    expect(categories).toContainEqual(DEFAULT_POLICY.categories.lift_trapped);
    expect(categories).toHaveLength(Object.keys(DEFAULT_POLICY.categories).length);
  });

  it('are those of the bureau whose estate is asked about', async () => {
    const other = await aCounty(test, '清河');
    await publish(test.clock.now(), 20, other.bureau.id);
    const claimIn = async (estateId: string) => (await policy(estateId)).classes[0]?.claim;
    expect(await claimIn(other.estates[0].id)).toBe('20 分钟');
    expect(await claimIn(county.estates[0].id)).toBe('30 分钟');
    // Several counties, and nobody said which: the defaults.
    expect((await policy()).classes[0]?.claim).toBe('30 分钟');
  });

  it('need no estate while there is only one bureau', async () => {
    const single = await startTestApp();
    const { bureau } = await aCounty(single);
    const hours = [[480, 720]] as const;
    const draft = { ...DRAFT, hours };
    await single.app.get(PublishPolicy).run({ bureauId: bureau.id, draft, effectiveFrom: null });
    const { version } = await nobody(single).organization.policy();
    expect(version).toBe(2);
    await single.close();
  });

  it('of an unknown estate are refused', async () => {
    const missing = '01a20351-0000-7000-8000-000000000000';
    expect(await refused(policy(missing))).toMatchObject({ code: 'estate.unknown' });
  });
});

describe('versions', () => {
  it('take over at their moment, and old ones stay readable', async () => {
    const policies = test.app.get(Policies);
    const version = await publish(test.clock.now() + HOUR, 20);
    expect(version).toBe(2);
    expect((await policies.current(county.bureau.id)).policy.version).toBe(1);
    test.clock.forward(HOUR - 1);
    expect((await policies.current(county.bureau.id)).policy.version).toBe(1);
    test.clock.forward(1);
    const { policy: running } = await policies.current(county.bureau.id);
    expect(running.version).toBe(2);
    expect(running.classes.critical.claim.amount).toBe(20);
    expect((await policies.version(county.bureau.id, 1)).policy).toEqual(DEFAULT_POLICY);
  });

  it('published by another process are noticed within ten seconds', async () => {
    const policies = test.app.get(Policies);
    await policies.current(county.bureau.id);
    jest.spyOn(policies, 'forget').mockImplementationOnce(() => undefined);
    await publish(test.clock.now() - 1, 20);
    test.clock.forward(10 * SECOND - 1);
    expect((await policies.current(county.bureau.id)).policy.version).toBe(1);
    test.clock.forward(1);
    expect((await policies.current(county.bureau.id)).policy.version).toBe(2);
  });

  it('govern reports of a time before the first was entered', async () => {
    test.clock.forward(-365 * DAY);
    expect((await test.app.get(Policies).current(county.bureau.id)).policy.version).toBe(1);
  });

  it('are refused with hours that overlap, and for a bureau that does not exist', async () => {
    const hours = [
      [510, 720],
      [700, 1050],
    ] as const;
    const draft = { ...DRAFT, hours };
    const publication = { bureauId: county.bureau.id, draft, effectiveFrom: 0 };
    const run = test.app.get(PublishPolicy).run(publication);
    await expect(run).rejects.toThrow('policy.bad');
    await expect(publish(0, 20, county.companies[0].id)).rejects.toThrow('organization.unknown');
    const unknown = test.app.get(Policies).current(county.companies[0].id);
    await expect(unknown).rejects.toThrow('organization.unknown');
  });
});

describe('the calendar', () => {
  it('covers what the package truly covers, with its source', async () => {
    const { calendar } = await test.app.get(Policies).current(county.bureau.id);
    expect(Object.keys(calendar.years)).toEqual(['2024', '2025', '2026']);
    expect(calendar.hours).toEqual(DEFAULT_POLICY.hours);
    expect(calendar.years[2026]?.makeUpDays['10-10']).toBe('国庆节');
    expect(calendar.years[2025]?.source).toContain('chinese-days');
  });

  it('renews tables of an older package at the next start and leaves those of people alone', async () => {
    const days = { holidays: { '01-01': '元旦' }, makeUpDays: {} };
    const unitOfWork = test.app.get(UnitOfWork);
    await unitOfWork.run(async (tx) => {
      const old = { source: '国务院办公厅放假安排(chinese-days 1.0.0)', days };
      await tx.update(CalendarYearTable, { year: '2025' }, old);
      await tx.update(CalendarYearTable, { year: '2026' }, { source: '管理员录入', days });
      await tx.delete(CalendarYearTable, { year: '2024' });
    });
    await test.app.get(HolidayTables).onModuleInit();
    test.app.get(Policies).forget();
    const { years } = (await test.app.get(Policies).current(county.bureau.id)).calendar;
    expect(years[2024]?.holidays['10-01']).toBe('国庆节');
    expect(years[2025]?.holidays['10-01']).toBe('国庆节');
    expect(years[2025]?.source).not.toContain('1.0.0');
    expect(years[2026]).toEqual({ year: 2026, source: '管理员录入', ...days });
  });
});
