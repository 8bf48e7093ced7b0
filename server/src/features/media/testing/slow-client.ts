import { IDEMPOTENCY_HEADER, type Problem } from '@wide-angle/shared';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import type { Persona } from '../../../testing/personas.js';
import type { TestApp } from '../../../testing/start-test-app.js';
import { around, authorization, FORM_TYPE, UPLOAD_PATH } from './media-world.js';

const MEGABYTE = 1024 * 1024;

/**
 * An HTTP client that goes on sending after it was answered, as browsers and WeChat do; Node's own stops there. It
 * speaks HTTP/1.1 by hand over one socket.
 */
export class SlowClient {
  /** Bytes of the body that the socket took so far. */
  sent = 0;
  /** What {@link sent} was when the first byte of an answer came. */
  sentAtAnswer = 0;
  private text = '';

  private constructor(
    readonly socket: net.Socket,
    private readonly person: Persona,
  ) {
    socket.on('data', (chunk: Buffer) => {
      if (this.text === '') this.sentAtAnswer = this.sent;
      this.text += chunk.toString();
    });
    socket.on('error', () => undefined);
  }

  static async connect(test: TestApp, person: Persona): Promise<SlowClient> {
    const socket = net.connect(Number(new URL(await test.url()).port), '127.0.0.1');
    await once(socket, 'connect');
    return new SlowClient(socket, person);
  }

  /** Announces an upload of a file of so many bytes. */
  async begin(fileBytes: number, connection: 'keep-alive' | 'close' = 'keep-alive'): Promise<void> {
    const { before, behind } = around();
    const headers = {
      ...{ host: 'test', ...authorization(this.person), connection },
      [IDEMPOTENCY_HEADER]: randomUUID(),
      'content-type': FORM_TYPE,
      'content-length': before.length + fileBytes + behind.length,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    this.text = '';
    this.sent = 0;
    await this.write(Buffer.from(`POST ${UPLOAD_PATH} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`));
    await this.write(before);
  }

  /** Sends a whole file: `head` and then zeros up to `bytes`. */
  async send(head: Buffer, bytes = head.length): Promise<void> {
    const zeros = Buffer.alloc(MEGABYTE);
    await this.write(head);
    for (let left = bytes - head.length; left > 0; left -= MEGABYTE) {
      await this.write(left < MEGABYTE ? zeros.subarray(0, left) : zeros);
    }
    await this.write(around().behind);
  }

  /** Sends some bytes and waits until the socket has taken them. */
  async write(bytes: Buffer): Promise<void> {
    if (!this.socket.write(bytes)) await once(this.socket, 'drain');
    this.sent += bytes.length;
  }

  /** Waits for the whole answer. */
  async answer(): Promise<{ status: number; body: Problem }> {
    for (;;) {
      const [head = '', body] = this.text.split('\r\n\r\n');
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? NaN);
      if (body !== undefined && Buffer.byteLength(body) >= length) {
        return { status: Number(head.split(' ')[1]), body: JSON.parse(body) as Problem };
      }
      if (this.socket.destroyed) throw new Error(`connection closed after ${this.text}`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
  }
}
