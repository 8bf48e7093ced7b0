import { BlockList, isIP } from 'node:net';
import { StartupError } from './startup-error.js';

/**
 * Networks as CIDR, separated by commas, e.g. `10.20.0.0/16,fd00::/8`.
 * @throws StartupError naming the part that is none
 */
export function networksOf(name: string, text: string | undefined): readonly string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const networks = parts.filter((part) => part !== '');
  for (const network of networks) {
    if (!addTo(new BlockList(), network)) {
      throw new StartupError(
        `环境变量 ${name} 不正确：“${network}” 不是网段，例如 10.20.0.0/16。`,
        `${name}: "${network}" is no network, e.g. 10.20.0.0/16.`,
      );
    }
  }
  return networks;
}

/** Networks as a list that addresses can be looked up in. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  networks.forEach((network) => addTo(list, network));
  return list;
}

function addTo(list: BlockList, network: string): boolean {
  const [, address = '', prefix = ''] = /^([^/]+)\/(\d+)$/.exec(network) ?? [];
  const family = isIP(address);
  const bits = Number(prefix);
  if (family === 0 || bits > (family === 4 ? 32 : 128)) return false;
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return true;
}
