import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { aCounty, anEstate, type BuiltEstate, type County } from '../../testing/builders/county.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { EndContract, RemoveEstate, SignContract } from './index.js';
import { Contract } from './entities/contract.entity.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
});
afterAll(() => test.close());

let estate: BuiltEstate;
beforeEach(async () => {
  const community = county.communities[0];
  estate = await anEstate(test, { community, company: null, name: '待签小区' });
});

const sign = (company: number, fromDate: string, toDate?: string, on = estate) =>
  test.app.get(SignContract).run({
    companyId: county.companies[company]!.id,
    estateId: on.id,
    fromDate,
    toDate,
  });

describe('contracts of one estate', () => {
  it('follow each other without a gap', async () => {
    await sign(0, '2024-01-01', '2025-12-31');
    await sign(1, '2026-01-01', '2026-12-31');
    await sign(0, '2027-01-01');
  });

  it.each([
    ['the same days', '2025-01-01', '2025-12-31'],
    ['one day at the beginning', '2024-01-01', '2025-01-01'],
    ['one day at the end', '2025-12-31', '2026-12-31'],
    ['all of it and more', '2020-01-01', '2030-12-31'],
    ['a part in the middle', '2025-06-01', '2025-06-01'],
    ['an open end before it', '2024-01-01', undefined],
  ])('do not share %s', async (_, from, to) => {
    await sign(0, '2025-01-01', '2025-12-31');
    await expect(sign(1, from, to)).rejects.toMatchObject({
      code: 'contract.overlaps',
      params: { from: '2025-01-01', to: '2025-12-31' },
    });
  });

  it('name an open end as such', async () => {
    await sign(0, '2025-01-01');
    await expect(sign(1, '2030-01-01')).rejects.toMatchObject({ params: { to: '长期' } });
  });

  it('are signed by one of two companies at once', async () => {
    const outcomes = await Promise.allSettled([
      sign(0, '2025-01-01', '2025-12-31'),
      sign(1, '2025-06-01', '2026-12-31'),
      sign(0, '2025-03-01', '2025-09-30'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { reader } = test.app.get(UnitOfWork);
    expect(await reader.countBy(Contract, { estateId: estate.id })).toBe(1);
  });

  it('make room when one is ended early', async () => {
    const id = await sign(0, '2025-01-01');
    await test.app.get(EndContract).run(id, '2025-12-31');
    await sign(1, '2026-01-01');
    await expect(test.app.get(EndContract).run(id, '2026-01-01')).rejects.toThrow(
      'contract.badDates',
    );
  });

  it.each([
    ['2025-02-30', '2025-12-31'],
    ['2025-12-31', '2025-12-30'],
    ['2025-1-1', '2025-12-31'],
    ['heute', undefined],
  ])('are not from %s to %s', async (from, to) => {
    await expect(sign(0, from, to)).rejects.toThrow('contract.badDates');
  });

  it('need an estate that is there and a company of the same county', async () => {
    const other = await aCounty(test, '清河');
    const signing = { estateId: estate.id, fromDate: '2025-01-01' };
    const run = (companyId: string) => test.app.get(SignContract).run({ ...signing, companyId });
    await expect(run(other.companies[0].id)).rejects.toThrow('organization.unknown');
    await expect(run(county.department.id)).rejects.toThrow('organization.unknown');
    await test.app.get(RemoveEstate).run(estate.id);
    await expect(sign(0, '2025-01-01')).rejects.toThrow('estate.unknown');
  });
});
