import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { DeliveryFailure } from '../../../platform/outbox/outbox-consumer.js';
import { Addresses, hostOf } from './addresses.js';

/** For everything: name, connection, answer. */
const PATIENCE = 10 * SECOND;
/** "Gone": the receiver says that it is no use to come again. */
const GONE = 410;

/** Why a system did not take a delivery. */
export class WebhookFailure extends DeliveryFailure {
  /** @param status what it answered; null where nothing came */
  constructor(
    reason: string,
    isFinal = false,
    readonly status: number | null = null,
  ) {
    super(reason, isFinal);
  }
}

/** The name leads where deliveries may not go. */
class ForbiddenAddress extends Error {}

/**
 * Posts to addresses that people entered, without letting them reach into the house: the very address that is connected
 * to is looked at, so that no name can lead elsewhere between looking and connecting. Redirects are not followed.
 */
@Injectable()
export class GuardedPost {
  private readonly addresses: Addresses;

  constructor(@Inject(Config) { webhookNetworks }: Config) {
    this.addresses = new Addresses(webhookNetworks);
  }

  /** May it be entered? */
  isAcceptable(url: string): boolean {
    return this.addresses.isAcceptableUrl(url);
  }

  /**
   * Delivers JSON.
   * @returns what the system answered: 200 to 299
   * @throws WebhookFailure for any answer but 2xx, for none within ten seconds, and for a forbidden address
   */
  async send(url: URL, json: string, headers: Readonly<Record<string, string>>): Promise<number> {
    const status = await this.statusOf(url, json, headers).catch((error: unknown) => {
      throw failureOf(error);
    });
    if (status >= 200 && status < 300) return status;
    const isRedirect = status >= 300 && status < 400;
    const more = isRedirect ? '，要求跳转到别处，不跟随' : '';
    throw new WebhookFailure(`对方返回 HTTP ${status}${more}`, status === GONE, status);
  }

  private async statusOf(
    url: URL,
    json: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<number> {
    const host = hostOf(url);
    // A name is looked at when it is looked up; an address in figures is not looked up.
    if (isIP(host) !== 0 && !this.mayConnect(url, host)) throw new ForbiddenAddress();
    const lookup: LookupFunction = (name, options, done) =>
      dns.lookup(name, { ...options, all: true }, (error, found) => {
        if (error) return done(error, '');
        if (!found.every(({ address }) => this.mayConnect(url, address)))
          return done(new ForbiddenAddress(), '');
        const [first] = found;
        if (options.all) return done(null, found);
        return done(null, first?.address ?? '', first?.family);
      });
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method: 'POST',
        agent: false,
        lookup,
        signal: AbortSignal.timeout(PATIENCE),
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(json),
          'user-agent': 'wide-angle-webhook/1',
        },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        resolve(response.statusCode ?? 0);
        // Nobody reads what it says; it may be endless.
        response.destroy();
      });
      asked.end(json);
    });
  }

  private mayConnect({ protocol }: URL, address: string): boolean {
    return protocol === 'https:'
      ? this.addresses.isAllowed(address)
      : this.addresses.isOwn(address);
  }
}

function failureOf(error: unknown): WebhookFailure {
  if (error instanceof ForbiddenAddress)
    return new WebhookFailure(
      '地址指向内网，已拦截。内网对接请由管理员设置 WEBHOOK_NETWORKS',
      true,
    );
  const { code, name } = error as { code?: unknown; name?: unknown };
  const isTimeout = name === 'TimeoutError' || code === 'ABORT_ERR' || name === 'AbortError';
  return new WebhookFailure(
    isTimeout ? '对方 10 秒内没有应答' : `连不上对方（${String(code ?? name)}）`,
  );
}
