import { startTestApp } from '../../testing/start-test-app.js';
import { platformSchema } from '../platform-schema.js';
import { ForgetfulModule, probeApi, ProbeModule, ShiftedModule } from '../testing/probe.js';
import { assertRoutesMatchContract } from './assert-routes.js';

type Modules = Parameters<typeof startTestApp>[0] extends { modules?: infer M } | undefined
  ? M
  : never;

/** What the check says of an application with these modules; empty when it is content. */
async function complaints(modules: Modules, tables: object): Promise<string[]> {
  const test = await startTestApp({ modules, schema: platformSchema });
  try {
    assertRoutesMatchContract(test.app, tables as { probe: typeof probeApi });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  } finally {
    await test.close();
  }
}

describe('assertRoutesMatchContract', () => {
  it('is content when table and handlers are the same set', async () => {
    expect(await complaints([ProbeModule], { probe: probeApi })).toEqual([]);
  });

  it('names handlers without a row and rows without a handler', async () => {
    const { open: _, ...known } = probeApi;
    const missing = { ...probeApi.open, path: '/missing' };
    const tables = { probe: { ...known, missing } };
    expect(await complaints([ProbeModule, ForgetfulModule], tables)).toEqual([
      'ForgetfulController.forgotten: no @Endpoint, nobody may call it',
      'ProbeController.open: its row is not in the contract',
      'probe.missing (GET /missing): no handler',
    ]);
  });

  it('names rows with two handlers and controllers that shift addresses', async () => {
    expect(await complaints([ProbeModule, ShiftedModule], { probe: probeApi })).toEqual([
      'ShiftedController: write @Controller()',
      'probe.open (GET /probe/open): ProbeController.open, ShiftedController.open',
    ]);
  });
});
