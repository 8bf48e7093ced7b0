import { createServer } from 'node:net';

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const got = address !== null && typeof address === 'object' ? address.port : undefined;
      probe.close(() => resolve(got));
    });
  });
}

/**
 * A free TCP port on the loopback interface. With `WALK_PORTS=8810-8829` it comes from that range, else the
 * system picks one. Throws when the range is used up.
 */
export async function freePort(): Promise<number> {
  const [first, last] = (process.env['WALK_PORTS'] ?? '0-0').split('-').map(Number);
  const from = first ?? 0;
  for (let port = from; port <= (last ?? from); port += 1) {
    const got = await tryPort(port);
    if (got !== undefined) return got;
  }
  throw new Error(`No free port in WALK_PORTS=${process.env['WALK_PORTS']}`);
}
