import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>广角镜 API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="page"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs-start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/docs-json', dom_id: '#page', persistAuthorization: true });\n`;

/**
 * The API as a page at `/api/docs` and as data at `/api/docs-json`. Both the library and the document are loaded when
 * somebody looks: they would cost every start 0.2 s and 25 MB.
 */
export async function serveApiPage(server: FastifyInstance, app: INestApplication): Promise<void> {
  let document: Promise<object> | undefined;
  const describe = async () => (await import('./api-document.js')).createApiDocument(app);
  server.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get('/api/docs-start.js', (_, reply) => reply.type('text/javascript').send(START));
  server.get('/api/docs-json', () => (document ??= describe()));
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: swaggerUiFolder(),
      prefix: '/api/docs/',
      index: false,
      allowedPath: (file) => /^\/swagger-ui(-bundle)?\.(js|css)$/.test(file),
    });
  });
}

/** The page's files come with the library that makes the document. */
function swaggerUiFolder(): string {
  const library = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return path.dirname(createRequire(library).resolve('swagger-ui-dist/package.json'));
}
