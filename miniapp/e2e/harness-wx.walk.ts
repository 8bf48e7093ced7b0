import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { createTestMedia, openTarget, type Target, type TestMedia } from './harness';

const dist = path.resolve(__dirname, '../dist');

jest.setTimeout(60_000);

let media: TestMedia;

beforeAll(async () => {
  media = await createTestMedia();
});

afterAll(() => media.remove());

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('wx over real HTTP', () => {
  let server: Server;
  let app: Target;
  const seen: Seen[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('latin1');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        seen.push({ method, url, headers, body });
        response.writeHead(409, { 'content-type': 'application/json', 'x-trace': 't1' });
        response.end(JSON.stringify({ code: 'ticket.changed', 中文: '已被领取' }));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    app = await openTarget('weapp', {
      baseUrl: `http://127.0.0.1:${port}`,
      bundleDir: path.join(dist, 'weapp-e2e'),
      enter: 'pages/gallery/index',
      allowErrors: [/startBeaconDiscovery is not mocked/],
    });
  });

  afterAll(async () => {
    await app.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  const call = (method: string, options: object): Promise<unknown> =>
    app.miniProgram.evaluate(
      `function (method, options) {
        return new Promise(function (resolve) {
          options.success = resolve; options.fail = resolve; wx[method](options);
        });
      }`,
      method,
      options,
    ) as Promise<unknown>;

  it('sends JSON to this run’s server in place of the origin of the build, and gives any status', async () => {
    const answer = await call('request', {
      url: 'https://wide-angle.example.gov.cn/api/v1/tickets?a=1',
      method: 'POST',
      data: { text: '漏水' },
      header: { Authorization: 'Bearer x' },
    });
    expect(answer).toMatchObject({
      statusCode: 409,
      data: { code: 'ticket.changed', 中文: '已被领取' },
      header: { 'x-trace': 't1' },
      errMsg: 'request:ok',
    });
    const got = seen.at(-1);
    expect(got).toMatchObject({ method: 'POST', url: '/api/v1/tickets?a=1' });
    expect(got?.headers).toMatchObject({
      authorization: 'Bearer x',
      'content-type': 'application/json',
    });
    expect(Buffer.from(got?.body ?? '', 'latin1').toString('utf8')).toBe('{"text":"漏水"}');
  });

  it('refuses foreign hosts, and has no network when it is off', async () => {
    expect(await call('request', { url: 'https://example.com/' })).toMatchObject({
      errMsg: 'request:fail url not in domain list: https://example.com',
    });
    await app.device.online(false);
    expect(await call('request', { url: 'https://wide-angle.example.gov.cn/' })).toMatchObject({
      errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED',
    });
    await app.device.online(true);
  });

  it('uploads a chosen file as multipart with its fields', async () => {
    await app.device.nextMedia([await media.photo('upload')]);
    const { tempFiles } = (await call('chooseMedia', {})) as {
      tempFiles: { tempFilePath: string; size: number }[];
    };
    const [file] = tempFiles;
    const answer = await call('uploadFile', {
      url: 'https://wide-angle.example.gov.cn/api/v1/media',
      filePath: file?.tempFilePath,
      name: 'file',
      formData: { kind: 'photo' },
    });
    expect(answer).toMatchObject({ statusCode: 409, errMsg: 'uploadFile:ok' });
    const got = seen.at(-1);
    expect(got?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(got?.body).toContain('name="kind"\r\n\r\nphoto');
    expect(got?.body).toMatch(/name="file"; filename="[^"]+\.jpg"\r\nContent-Type: image\/jpeg/);
    expect(got?.body.length).toBeGreaterThan(file?.size ?? Infinity);
  });

  it('tells of functions of WeChat that nobody mocked', async () => {
    await call('startBeaconDiscovery', {});
    expect(app.errors().join()).toContain('wx.startBeaconDiscovery is not mocked');
  });
});
