import { SERVER_TIME_HEADER, toIso } from '@wide-angle/shared';
import { startTestApp } from '../../testing/start-test-app.js';

it('tells the injected clock’s time with every answer, errors too', async () => {
  const test = await startTestApp();
  try {
    for (const path of ['/api/v1/estates', '/api/v1/me', '/api/v1/nothing']) {
      const answer = await fetch((await test.url()) + path);
      expect(answer.headers.get(SERVER_TIME_HEADER)).toBe(toIso(test.clock.now()));
    }
  } finally {
    await test.close();
  }
});
