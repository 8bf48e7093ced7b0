import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookBody } from '@wide-angle/shared';

/** A delivery as it arrived. */
export interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: WebhookBody;
  readonly path: string;
}

type Reply = number | 'hang' | { readonly location: string };

/** A system outside, on loopback. */
export class WebhookReceiver {
  readonly arrived: Arrived[] = [];
  private readonly replies: Reply[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { headers, url = '' } = request;
        receiver.arrived.push({ headers, text, path: url, body: JSON.parse(text) as WebhookBody });
        const reply = receiver.replies.shift() ?? 204;
        if (reply === 'hang') return;
        if (typeof reply === 'number') response.writeHead(reply).end('{"thanks":true}');
        else response.writeHead(302, { location: reply.location }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** The next answers, in order; then 204. */
  answerNext(...replies: Reply[]): void {
    this.replies.push(...replies);
  }

  url(host = '127.0.0.1'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}/hook?from=wide-angle`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
