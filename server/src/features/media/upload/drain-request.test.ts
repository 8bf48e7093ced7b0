import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { drainRequest } from './drain-request.js';

let server: http.Server;
let drained: Promise<void> | undefined;
let client: net.Socket;

beforeEach(async () => {
  drained = undefined;
  server = http.createServer((request, response) => {
    request.once('readable', () => {
      request.read();
      drained = drainRequest(request);
      response.writeHead(413).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nhost: test\r\ncontent-length: 3000000\r\n\r\n');
  client.write(Buffer.alloc(100_000));
  await once(client, 'data');
});
afterEach(() => {
  client.destroy();
  server.close();
});

describe('drainRequest', () => {
  test('ends with the request', async () => {
    client.write(Buffer.alloc(2_900_000));
    await drained;
    expect(client.destroyed).toBe(false);
  });

  test('ends with the client, who goes away after his answer', async () => {
    client.destroy();
    await drained;
  });
});

test('a request that was read to its end has nothing to drain', async () => {
  await drainRequest({ readableEnded: true } as http.IncomingMessage);
});
