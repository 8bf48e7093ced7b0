import { randomUUID } from 'node:crypto';
import { aCounty } from './testing/builders/county.js';
import { refused } from './testing/api-client.js';
import { nobody, PASSWORD, persona } from './testing/personas.js';
import { startTestApp } from './testing/start-test-app.js';

/*
 * A log is handed to whoever mends the server: it may hold nobody's name, number, words, password or token, whatever went
 * wrong.
 */

it('the log of a day with accidents names routes and codes, and nobody', async () => {
  const lines: string[] = [];
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const test = await startTestApp({ config: { log: { level: 'debug', format: 'pretty' } } });
  const told: string[] = [];
  try {
    const county = await aCounty(test);
    const owner = await persona(test).resident(county.estates[0], { name: '诸葛隐' });
    const community = await persona(test).community(county.communities[0], { name: '公孙忆' });
    const { accessToken, refreshToken } = owner.session();
    told.push(owner.phone, accessToken, refreshToken, PASSWORD, '诸葛隐', '公孙忆', '厨房漏水');
    told.push('13811112222', '司马匿名', '猜来的密码');

    const body = { estateId: county.estates[0].id, categoryCode: 'home_repair', text: '厨房漏水' };
    const { id } = await owner.api.ticket.submit({ body });
    const onBehalfOf = { name: '司马匿名', phone: '13811112222' };
    await community.api.ticket.submit({ body: { ...body, onBehalfOf } });
    await community.api.ticket.contact({ params: { id }, body: { reason: '约时间' } });
    await owner.api.ticket.list({ query: { tile: 'all', q: '厨房漏水' } });
    const wrong = { login: owner.login, password: '猜来的密码' };
    await refused(nobody(test).identity.password({ body: wrong }));
    await refused(owner.api.ticket.submit({ body: { ...body, text: '厨房漏水'.repeat(600) } }));

    const headers = { authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() };
    const url = '/api/v1/tickets';
    const json = { ...headers, 'content-type': 'application/json' };
    await test.inject({ method: 'POST', url, headers: json, payload: '{"text":"厨房漏水' });
    await test.inject({
      method: 'GET',
      url: `${url}/%ff?q=厨房漏水&token=${accessToken}`,
      headers,
    });
  } finally {
    await test.close();
    stdout.mockRestore();
  }
  const log = lines.join('');
  expect(log).toContain('/api/v1/tickets');
  expect(log).toContain('status=401');
  for (const secret of told) expect(log).not.toContain(secret);
}, 60_000);
