import { CONTRACT } from '@wide-angle/shared';
import { assertRoutesMatchContract } from './platform/access/assert-routes.js';
import { startTestApp, type TestApp } from './testing/start-test-app.js';

describe('the product', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('serves the contract, the whole contract and nothing but the contract', () => {
    expect(() => assertRoutesMatchContract(test.app, CONTRACT)).not.toThrow();
  });

  it('describes all of it on the API page', async () => {
    const { paths } = (await test.inject({ method: 'GET', url: '/api/docs-json' })).json();
    const rows = Object.values(CONTRACT).flatMap((table) => Object.values(table));
    expect(Object.values(paths).flatMap((path) => Object.keys(path as object))).toHaveLength(
      rows.length,
    );
  });
});
