import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Stop } from './stop.mjs';

/**
 * Makes sure that a port is free on all addresses.
 * @param {number} port
 * @throws {Stop} when another program has it
 */
export async function needFreePort(port) {
  const problem = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error));
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
  if (!problem) return;
  if (problem.code === 'EACCES') {
    throw new Stop(
      `没有权限使用端口 ${port};请换一个 1024 以上的端口:npm start -- --port 8766`,
      `No permission to use port ${port}: choose one above 1024 with npm start -- --port 8766`,
    );
  }
  throw new Stop(
    `端口 ${port} 已被其他程序占用;请关闭那个程序,或换一个端口:npm start -- --port ${port + 1}`,
    `Port ${port} is in use: end the program that has it, or choose another with npm start -- --port ${port + 1}`,
  );
}

/**
 * Makes sure that the data folder exists and can be written, by writing into it.
 * @param {string} dataDir absolute
 * @throws {Stop} when it cannot be
 */
export function needWritableFolder(dataDir) {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    makeFolder(dataDir);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    throw new Stop(
      `数据目录 ${dataDir} 不可写(${error.code});请修改该目录的权限,或用 DATA_DIR 指定别的目录:DATA_DIR=/path npm start`,
      `The data folder ${dataDir} cannot be written (${error.code}): change its permissions, or name another one with DATA_DIR=/path npm start`,
    );
  }
}

/**
 * One level at a time: Node's own `recursive` never ends where the system says "no such folder" of a
 * parent that is there, as /proc does.
 */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder);
}

/**
 * @param {string[]} args command line arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {number} the port from `--port 9000`, `--port=9000` or PORT, else 8765
 * @throws {Stop} when it is not a port
 */
export function chosenPort(args, env) {
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  const flag = at < 0 ? undefined : (args[at].split('=')[1] ?? args[at + 1] ?? '');
  const text = flag ?? env.PORT ?? '8765';
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(
    `端口 "${text}" 不正确;请给出 1 到 65535 之间的数字,例如 npm start -- --port 8766`,
    `"${text}" is not a port: give a number from 1 to 65535, such as npm start -- --port 8766`,
  );
}
