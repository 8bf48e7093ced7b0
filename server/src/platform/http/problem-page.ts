import { API_PREFIX, type Problem } from '@wide-angle/shared';
import type { FastifyRequest } from 'fastify';

/** Whether a person looks at an address in a browser, so that a page says more than data. */
export function isVisit({ method, url, headers }: FastifyRequest): boolean {
  const isPage = method === 'GET' && !url.startsWith(`${API_PREFIX}/`);
  return isPage && (headers.accept ?? '').includes('text/html');
}

/** A problem as a page without scripts: its sentence, and the way back. */
export function problemPage({ detail, requestId }: Problem): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>广角镜</title>
    <style>
      :root { color-scheme: light dark; }
      body { margin: 20vh auto 0; padding: 0 24px; max-width: 480px;
        font: 20px/1.6 system-ui, 'PingFang SC', 'Noto Sans SC', sans-serif; }
      a { display: block; padding: 16px; border: 2px solid; border-radius: 12px;
        color: inherit; text-align: center; text-decoration: none; }
      small { display: block; margin-top: 24px; opacity: 0.75; }
    </style>
  </head>
  <body>
    <h1>打不开这个页面</h1>
    <p>${escapeHtml(detail)}</p>
    <a href="/">返回首页</a>
    <small>编号 ${escapeHtml(requestId ?? '')}</small>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
