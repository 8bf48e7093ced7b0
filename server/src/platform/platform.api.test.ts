import { startTestApp, type TestApp } from '../testing/start-test-app.js';

describe('the bare platform', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ modules: [] });
  });
  afterAll(() => test.close());

  it('is alive and ready', async () => {
    const live = await test.inject({ method: 'GET', url: '/health/live' });
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await test.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.statusCode).toBe(200);
    expect(ready.json().details).toMatchObject({
      database: { status: 'up' },
      migrations: { status: 'up' },
    });
  });
});
