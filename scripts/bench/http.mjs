import http from 'node:http';

/**
 * One HTTP client with kept connections for all load. `fetch` costs several times as much per request, and here that
 * would be taken from the server, which shares the machine's cores with its measurer.
 */
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/**
 * @param {string} url
 * @param {{ method: string, headers: Record<string, string>, body?: string }} request
 * @returns {Promise<{ status: number, text: string }>}
 */
export function send(url, { method, headers, body }) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = http.request(
      url,
      { method, agent, headers: { ...headers, ...length } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
