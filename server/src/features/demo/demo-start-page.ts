import type { DemoScene } from '@wide-angle/shared';
import { ROLE_LABELS } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { networkInterfaces } from 'node:os';
import { StartPage } from '../../platform/web/start-page.js';
import { DEMO_PASSWORD } from './demo-accounts.js';
import { OpenDemo } from './open-demo.js';
import { START_PAGE_STYLE } from './start-page-style.js';

/** Where things are, under an origin. */
const PLACES = [
  ['/m/', '小程序（H5）', '业主、物业、社区、住建局，手机上用'],
  ['/console/', '工作台', '社区、街道、住建局、物业经理和系统管理员，电脑上用'],
  ['/api/docs', '接口文档', '给开发者'],
] as const;

/** The demo's front door: addresses, accounts and the codes of a few doors. */
@Injectable()
export class DemoStartPage extends StartPage {
  constructor(@Inject(OpenDemo) private readonly demo: OpenDemo) {
    super();
  }

  override async html(origin: string): Promise<string> {
    const codes = await Promise.all(this.demo.card.scenes.map((scene) => codeCard(origin, scene)));
    return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>物业广角镜 · 演示</title>
<style>${START_PAGE_STYLE}</style></head><body><main>
<header><h1>物业广角镜</h1><p>小事不出小区，大事不出社区，问题没有盲区。</p></header>
<section><h2>从这里进</h2><ul class="doors">${PLACES.map(doorCard).join('')}</ul></section>
<section><h2>扫门上的码</h2><p>手机和电脑在同一网络时，用手机扫；在电脑上直接点也可以。</p>
<ul class="codes">${codes.join('')}</ul></section>
<section><h2>演示账号</h2><p>密码都是 <b>${DEMO_PASSWORD}</b>。</p>${this.accountTable()}</section>
<footer>演示数据：238 个小区、30 家企业，姓名和内容均为虚构。时间可以在工作台或小程序“我的”里往前拨。</footer>
</main></body></html>`;
  }

  override notice(origin: string): Promise<string> {
    const others = lanOrigins(origin).map((address) => `  手机上打开    ${address}/`);
    const accounts = this.demo.card.accounts.map(
      ({ login, name, note }) => `  ${login.padEnd(14)}${name}  ${note}`,
    );
    const lines = [
      '',
      `广角镜已启动：${origin}/`,
      ...PLACES.map(([path, title]) => `  ${title}  ${origin}${path}`),
      ...others,
      '',
      `演示账号（密码 ${DEMO_PASSWORD}）：`,
      ...accounts,
      '',
      '按 Ctrl+C 停止。',
    ];
    return Promise.resolve(lines.join('\n'));
  }

  private accountTable(): string {
    const rows = this.demo.card.accounts.map(
      ({ login, name, role, organizationName, note }) =>
        `<tr><td><code>${escapeHtml(login)}</code></td><td>${escapeHtml(name)}</td><td>${ROLE_LABELS[role]}</td><td>${escapeHtml(organizationName ?? '')}</td><td>${escapeHtml(note)}</td></tr>`,
    );
    const head = ['账号', '姓名', '身份', '单位', '说明']
      .map((title) => `<th scope="col">${title}</th>`)
      .join('');
    return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  }
}

function doorCard([path, title, note]: (typeof PLACES)[number]): string {
  return `<li><a href="${path}"><b>${title}</b><span>${note}</span></a></li>`;
}

async function codeCard(origin: string, { label, url }: DemoScene): Promise<string> {
  // Loaded for the first visitor: a fresh server has no memory to spare for it (DESIGN §7).
  const { default: codes } = await import('qrcode');
  const svg = await codes.toString(origin + url, { type: 'svg', margin: 1 });
  return `<li><a href="${escapeHtml(url)}">${svg}<span>${escapeHtml(label)}</span></a></li>`;
}

/** The same server as other machines of the network reach it. */
function lanOrigins(origin: string): string[] {
  const { port } = new URL(origin);
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return outside.map(({ address }) => `http://${address}:${port}`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
