import net from 'node:net';

/**
 * What stands before a cluster in production (HAProxy, ProxySQL, a load balancer of the cloud), as small as can be: each
 * new connection goes to the next node that answers.
 * @param {number[]} ports of the nodes on 127.0.0.1
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function startBalancer(ports) {
  let turn = 0;
  const open = new Set();
  const server = net.createServer((client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    const first = turn++;
    connect(client, (tried) => ports[(first + tried) % ports.length], ports.length);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    open.forEach((socket) => socket.destroy());
  };
  return { port, close };
}

function connect(client, portOf, count, tried = 0) {
  if (tried >= count) {
    client.destroy();
    return;
  }
  const node = net.connect(portOf(tried), '127.0.0.1');
  let isConnected = false;
  node.once('connect', () => {
    isConnected = true;
    client.pipe(node);
    node.pipe(client);
  });
  node.on('error', () => {
    if (isConnected) client.destroy();
    else connect(client, portOf, count, tried + 1);
  });
  node.once('close', () => isConnected && client.destroy());
  client.once('close', () => node.destroy());
}
