import { WebSocketServer, type WebSocket } from 'ws';
import { closing } from '../leftovers';
import { freePort } from '../ports';
import type { Driver } from './driver';
import { protocolMethods } from './methods';

/** A running protocol server. */
export interface ProtocolHost {
  /** For `automator.connect({ wsEndpoint })`. */
  wsEndpoint: string;
  /** Sends an event (`App.logAdded`, `App.exceptionThrown`) to every client. */
  emit(method: string, params: unknown): void;
  close(): Promise<void>;
}

interface Request {
  id: string;
  method: string;
  params?: Record<string, unknown>;
}

/**
 * Serves the automator protocol (text frames, `{id, method, params}` → `{id, result | error}`) for one driver on a
 * free loopback port.
 */
export async function startProtocolHost(driver: Driver): Promise<ProtocolHost> {
  const methods = protocolMethods(driver);
  const port = await freePort();
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', () => resolve());
    server.once('error', reject);
  });

  const answer = async (socket: WebSocket, frame: string): Promise<void> => {
    const { id, method, params } = JSON.parse(frame) as Request;
    try {
      const run = methods[method];
      if (!run) throw new Error(`This host does not know the method ${method}`);
      const result = (await run(params ?? {})) ?? {};
      socket.send(JSON.stringify({ id, result }));
    } catch (error) {
      const message = error instanceof Error ? error.message : JSON.stringify(error);
      socket.send(JSON.stringify({ id, error: { message } }));
    }
  };

  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => void answer(socket, data.toString('utf8')));
  });

  return {
    wsEndpoint: `ws://127.0.0.1:${port}`,
    emit: (method, params) => {
      for (const socket of server.clients) socket.send(JSON.stringify({ method, params }));
    },
    close: closing(
      () =>
        new Promise((resolve) => {
          for (const socket of server.clients) socket.terminate();
          server.close(() => resolve());
        }),
    ),
  };
}
