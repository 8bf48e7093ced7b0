import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from './config.js';
import { StartupError } from './startup-error.js';

describe('readConfig', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-config-'));
  });
  afterEach(() => fs.rmSync(dataDir, { recursive: true }));

  const read = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, ...env });

  it('needs no settings at all', () => {
    expect(read()).toMatchObject({
      port: 8765,
      database: { kind: 'sqlite', url: path.join(dataDir, 'wide-angle.sqlite') },
      isDemo: false,
      wechat: null,
      runsJobs: true,
    });
  });

  it('makes a secret once and keeps it to itself', () => {
    const { tokenSecret } = read();
    expect(tokenSecret.length).toBeGreaterThan(40);
    expect(read().tokenSecret).toBe(tokenSecret);
    expect(fs.statSync(path.join(dataDir, 'token-secret')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(dataDir)).toEqual(['token-secret']);
  });

  it('makes the data folder, in folders that are not there either', () => {
    const folder = path.join(dataDir, 'a/b');
    readConfig({ DATA_DIR: folder, TOKEN_SECRET: 'x'.repeat(32) });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('takes a database server and WeChat', () => {
    const config = read({
      DB: 'mysql',
      DATABASE_URL: 'mysql://u:p@db:3306/wide_angle',
      WECHAT_APP_ID: 'wx1',
      WECHAT_SECRET: 's',
      DEMO: '1',
      JOBS: '0',
    });
    expect(config).toMatchObject({
      database: { kind: 'mysql', url: 'mysql://u:p@db:3306/wide_angle' },
      wechat: { baseUrl: 'https://api.weixin.qq.com', appId: 'wx1', secret: 's' },
      isDemo: true,
      runsJobs: false,
    });
  });

  it.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'x' }, 'PORT'],
    [{ DB: 'oracle' }, 'DB'],
    [{ DB: 'mysql' }, 'DATABASE_URL'],
    [{ DB: 'mysql', DATABASE_URL: 'postgres://u:hidden@h/x' }, 'DATABASE_URL'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ TOKEN_SECRET: 'short' }, 'TOKEN_SECRET'],
    [{ WECHAT_APP_ID: 'wx1' }, 'WECHAT_SECRET'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ DATA_DIR: '/dev/null/x' }, 'DATA_DIR'],
    [{ DATA_DIR: '/proc/x' }, 'DATA_DIR'],
    [{ DATA_DIR: '/proc/x/y', TOKEN_SECRET: 'x'.repeat(32) }, 'DATA_DIR'],
    [{ DATA_DIR: process.execPath, TOKEN_SECRET: 'x'.repeat(32) }, 'DATA_DIR'],
  ])('refuses %j by name, in Chinese and English, without its secret', (env, name) => {
    const reading = () => read(env);
    expect(reading).toThrow(StartupError);
    expect(reading).toThrow(name);
    expect(reading).toThrow(/[\u4e00-\u9fff].*[a-z]{3}/);
    expect(reading).not.toThrow('hidden');
  });

  it('takes WeChat’s templates from a file, and says what is wrong with it', () => {
    const file = path.join(dataDir, 'templates.json');
    const write = (value: unknown) => fs.writeFileSync(file, JSON.stringify(value));
    const env = { WECHAT_TEMPLATES: file };
    const task = { id: 'tmpl-1', fields: { thing1: 'title', time2: 'at' } };
    write({ task });
    expect(read(env).wechatTemplates).toEqual({ task });
    expect(read().wechatTemplates).toEqual({});
    for (const wrong of [
      [],
      { other: task },
      { task: { ...task, id: '' } },
      { task: { ...task, fields: {} } },
      { task: { ...task, fields: { colour1: 'title' } } },
      { task: { ...task, fields: { thing1: 'phone' } } },
    ]) {
      write(wrong);
      expect(() => read(env)).toThrow(StartupError);
    }
    expect(() => read({ WECHAT_TEMPLATES: path.join(dataDir, 'none') })).toThrow(StartupError);
  });

  it('takes networks that webhooks may go to', () => {
    const networks = (text: string) => read({ WEBHOOK_NETWORKS: text }).webhookNetworks;
    expect(networks('10.0.0.0/8, fd00::/8')).toEqual(['10.0.0.0/8', 'fd00::/8']);
    for (const wrong of ['10.0.0.0', '10.0.0.0/33', 'example.cn/8', '10.0.0.0/8/8x']) {
      expect(() => networks(wrong)).toThrow(StartupError);
    }
  });
});
