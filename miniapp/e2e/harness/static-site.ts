import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { closing } from './leftovers';
import { freePort } from './ports';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
};

export interface StaticSite {
  baseUrl: string;
  close(): Promise<void>;
}

function fileFor(dir: string, prefix: string, pathname: string): string | undefined {
  if (!pathname.startsWith(prefix)) return undefined;
  const file = path.join(dir, pathname.slice(prefix.length) || 'index.html');
  const inside = file.startsWith(dir + path.sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Serves one folder under `prefix` (`/m/`) and nothing else: for looking at a build without the server. */
export async function serveStatic(dir: string, prefix: string): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // Browsers ask for it by themselves; its absence is no error of the app.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const file = fileFor(dir, prefix, pathname);
    if (!file)
      return void response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    createReadStream(file).pipe(response.writeHead(200, { 'content-type': type }));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: closing(
      () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(() => resolve());
        }),
    ),
  };
}
