import { promises as fs } from 'node:fs';
import path from 'node:path';
import { plain } from '../tree';
import { asyncApi, settle, WxFailure, type Options } from './callbacks';
import { exchange, realUrl, type Answer } from './http';
import { multipart } from './multipart';
import type { WxTable, WxWorld } from './world';

const defaultTimeoutMs = 60_000;

const headersOf = (options: Options): Record<string, string> =>
  Object.fromEntries(
    Object.entries((options['header'] ?? {}) as Record<string, unknown>)
      // WeChat does not let the app set the referer.
      .filter(([name, value]) => name.toLowerCase() !== 'referer' && value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

const isBinary = (data: unknown): data is ArrayBuffer =>
  Object.prototype.toString.call(data) === '[object ArrayBuffer]';

const asQuery = (data: unknown): string =>
  Object.entries((data ?? {}) as Record<string, unknown>)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');

function bodyOf(data: unknown, contentType: string): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (isBinary(data)) return Buffer.from(new Uint8Array(data));
  if (typeof data === 'string') return Buffer.from(data);
  if (contentType.includes('x-www-form-urlencoded')) return Buffer.from(asQuery(data));
  return Buffer.from(JSON.stringify(data));
}

function decode(answer: Answer, options: Options, world: WxWorld): unknown {
  if (options['responseType'] === 'arraybuffer') {
    // A copy, so that the app never sees Node's pool.
    return new Uint8Array(answer.body).buffer;
  }
  const text = answer.body.toString('utf8');
  if ((options['dataType'] ?? 'json') !== 'json') return text;
  try {
    return world.sandbox.intoApp(JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** The object that request-like functions give back at once. */
function task(abort: AbortController): {
  handle: Record<string, unknown>;
  emit: (name: string, argument: unknown) => void;
} {
  const listeners = new Map<string, Set<(argument: unknown) => void>>();
  const handle: Record<string, unknown> = { abort: () => abort.abort() };
  for (const name of ['HeadersReceived', 'ProgressUpdate', 'ChunkReceived']) {
    const heard = new Set<(argument: unknown) => void>();
    listeners.set(name, heard);
    handle[`on${name}`] = (listener: (argument: unknown) => void) => heard.add(listener);
    handle[`off${name}`] = (listener: (argument: unknown) => void) => heard.delete(listener);
  }
  return {
    handle,
    emit: (name, argument) => listeners.get(name)?.forEach((listener) => listener(argument)),
  };
}

type Run = (
  options: Options,
  signal: AbortSignal,
  emit: (name: string, argument: unknown) => void,
) => Promise<unknown>;

/** Like `asyncApi`, but the function gives a task with `abort` and progress. */
const taskApi =
  (name: string, run: Run) =>
  (options: Options = {}): unknown => {
    const abort = new AbortController();
    const { handle, emit } = task(abort);
    const running = Promise.resolve().then(() => run(options, abort.signal, emit));
    const promise = settle(name, options, running, (value) => value);
    // Without callbacks WeChat's task is a promise as well.
    return promise ? Object.assign(promise, handle) : handle;
  };

const timeoutOf = (options: Options): number => Number(options['timeout'] ?? defaultTimeoutMs);

function request(world: WxWorld): Run {
  return async (options, signal, emit) => {
    const method = (plain(options['method']) || 'GET').toUpperCase();
    const headers = { 'content-type': 'application/json', ...headersOf(options) };
    const bodyless = method === 'GET' || method === 'HEAD';
    const url = realUrl(options['url'], world);
    const data = options['data'];
    const query = bodyless && data ? asQuery(data) : '';
    const answer = await exchange(
      {
        url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url,
        method,
        headers,
        body: bodyless ? undefined : bodyOf(data, headers['content-type']),
        timeoutMs: timeoutOf(options),
        onHeaders: (header) => emit('HeadersReceived', world.sandbox.intoApp({ header })),
        signal,
      },
      world,
    );
    return {
      data: decode(answer, options, world),
      statusCode: answer.status,
      header: world.sandbox.intoApp(answer.headers),
      cookies: world.sandbox.intoApp(answer.headers['set-cookie'] ?? []),
    };
  };
}

const progress = (sent: number, total: number): Record<string, number> => ({
  progress: total === 0 ? 100 : Math.floor((sent / total) * 100),
  totalBytesSent: sent,
  totalBytesExpectedToSend: total,
});

/** The real file behind a `wxfile://` path of this run. Fails with WeChat's words when there is none. */
export function realFile(world: WxWorld, wxPath: unknown): string {
  const real = world.device.files.get(String(wxPath));
  if (real === undefined) throw new WxFailure(`no such file "${String(wxPath)}"`);
  return real;
}

function upload(world: WxWorld): Run {
  return async (options, signal, emit) => {
    const file = realFile(world, options['filePath']);
    const form = multipart({
      fields: (options['formData'] ?? {}) as Record<string, unknown>,
      name: String(options['name']),
      fileName: path.basename(String(options['filePath'])),
      content: await fs.readFile(file),
    });
    const answer = await exchange(
      {
        url: realUrl(options['url'], world),
        method: 'POST',
        headers: { ...headersOf(options), 'content-type': form.contentType },
        body: form.body,
        timeoutMs: timeoutOf(options),
        onSent: (sent, total) =>
          emit('ProgressUpdate', world.sandbox.intoApp(progress(sent, total))),
        signal,
      },
      world,
    );
    return { data: answer.body.toString('utf8'), statusCode: answer.status };
  };
}

function download(world: WxWorld): Run {
  return async (options, signal) => {
    const url = realUrl(options['url'], world);
    const answer = await exchange(
      { url, method: 'GET', headers: headersOf(options), timeoutMs: timeoutOf(options), signal },
      world,
    );
    const wxPath = `wxfile://tmp_download_${world.device.files.size}${path.extname(new URL(url).pathname)}`;
    const real = path.join(world.device.tempDir, wxPath.replace('wxfile://', ''));
    await fs.writeFile(real, answer.body);
    world.device.files.set(wxPath, real);
    return { tempFilePath: wxPath, statusCode: answer.status };
  };
}

/** `request`, `uploadFile`, `downloadFile`: real HTTP to this run's server. */
export function networkApis(world: WxWorld): WxTable {
  const { device, sandbox } = world;
  const manager = {
    readFile: asyncApi(
      'readFile',
      async ({ filePath, encoding }) => {
        const content = await fs.readFile(realFile(world, filePath));
        const isText = typeof encoding === 'string';
        return { data: isText ? content.toString('utf8') : new Uint8Array(content).buffer };
      },
      (value) => value,
    ),
    getFileInfo: asyncApi(
      'getFileInfo',
      async ({ filePath }) => ({ size: (await fs.stat(realFile(world, filePath))).size }),
      sandbox.intoApp,
    ),
    access: asyncApi('access', ({ path: at }) => void realFile(world, at), sandbox.intoApp),
    saveFile: asyncApi(
      'saveFile',
      ({ tempFilePath }) => {
        const saved = `wxfile://store_${device.files.size}${path.extname(String(tempFilePath))}`;
        device.files.set(saved, realFile(world, tempFilePath));
        return { savedFilePath: saved };
      },
      sandbox.intoApp,
    ),
    unlink: asyncApi(
      'unlink',
      ({ filePath }) => void device.files.delete(String(filePath)),
      sandbox.intoApp,
    ),
  };
  return {
    request: taskApi('request', request(world)),
    uploadFile: taskApi('uploadFile', upload(world)),
    downloadFile: taskApi('downloadFile', download(world)),
    getFileSystemManager: () => manager,
  };
}
