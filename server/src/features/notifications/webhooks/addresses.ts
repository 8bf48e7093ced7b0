import { isIP } from 'node:net';
import { blockListOf } from '../../../platform/config/networks.js';

/** Addresses that are not on the public internet (IANA special-purpose registries): the house, this machine, nobody. */
const NOT_PUBLIC = blockListOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  // IPv4 in other clothes: translated, 6to4, Teredo.
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
  '100::/64',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]);

/** Where deliveries may go. */
export class Addresses {
  private readonly own;
  private readonly hasOwn: boolean;

  /** @param networks inside the house that are allowed, as CIDR */
  constructor(networks: readonly string[]) {
    this.own = blockListOf(networks);
    this.hasOwn = networks.length > 0;
  }

  /** May a connection be made to this address? */
  isAllowed(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return this.isOwn(address) || (isIP(address) !== 0 && !NOT_PUBLIC.check(address, family));
  }

  /** Is it in a network inside the house that the installation names? */
  isOwn(address: string): boolean {
    return isIP(address) !== 0 && this.own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }

  /**
   * May this be entered as an address? What a name leads to is looked at when it is used, each time.
   * @param text as a person typed it
   */
  isAcceptableUrl(text: string): boolean {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || url.username || url.password || url.hash) return false;
    return this.isAcceptableProtocol(url) && this.isAcceptableHost(hostOf(url));
  }

  /** Unencrypted only inside the house. */
  private isAcceptableProtocol({ protocol }: URL): boolean {
    return protocol === 'https:' || (protocol === 'http:' && this.hasOwn);
  }

  private isAcceptableHost(host: string): boolean {
    if (isIP(host) !== 0) return this.isAllowed(host);
    return this.hasOwn || (host.includes('.') && !/\.(localhost|local|internal)$/.test(host));
  }
}

/** The host as addresses are compared: IPv6 without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
