import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

const VERSION = 'v1';
const PURPOSE = 'wide-angle/secret-box/v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const ID_BYTES = 6;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `v1.<id of the key>.<nonce>.<ciphertext and tag>`, each part in base64url. */
const ENVELOPE = /^v1\.([\w-]{8})\.([\w-]{16})\.([\w-]{22,})$/;

/** A secret cannot be opened: `otherKey` where it was sealed with a key that is not ours, `broken` where it was changed. */
export class UnreadableSecret extends Error {
  override readonly name = 'UnreadableSecret';

  constructor(readonly why: 'otherKey' | 'broken') {
    super(`secret cannot be opened: ${why}`);
  }
}

interface Key {
  /** Derived beside the key: tells which key sealed something, and nothing about the key. */
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Seals what the database keeps but nobody may read from a copy of it: AES-256-GCM under a key derived (HKDF-SHA256) from
 * the server's secret. The envelope names its version and key, so that both can change: secrets that the server had before
 * (`TOKEN_SECRET_OLD`) still open what they sealed.
 */
@Injectable()
export class SecretBox {
  private readonly current: Key;
  private readonly known: ReadonlyMap<string, Key>;

  constructor(@Inject(Config) { tokenSecret, formerSecrets }: Config) {
    this.current = keyOf(tokenSecret);
    const keys = [...formerSecrets.map(keyOf), this.current];
    this.known = new Map(keys.map((key) => [key.id, key]));
  }

  /** @param place where it is kept, e.g. `webhook/<id>`: in another place it does not open */
  seal(plain: string, place: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.current.key, nonce);
    cipher.setAAD(Buffer.from(place));
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, this.current.id, textOf(nonce), textOf(data)].join('.');
  }

  /** @throws UnreadableSecret */
  open(sealed: string, place: string): string {
    const [, id = '', nonce = '', data = ''] = ENVELOPE.exec(sealed) ?? [];
    if (id === '') throw new UnreadableSecret('broken');
    const key = this.known.get(id);
    if (!key) throw new UnreadableSecret('otherKey');
    const bytes = Buffer.from(data, 'base64url');
    const cipher = createDecipheriv(CIPHER, key.key, Buffer.from(nonce, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(Buffer.from(place));
    cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const plain = [cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()];
      return Buffer.concat(plain).toString('utf8');
    } catch {
      throw new UnreadableSecret('broken');
    }
  }

  /** Sealed at all, by whatever key? */
  isSealed(text: string): boolean {
    return ENVELOPE.test(text);
  }

  /** Sealed with the key that the server seals with today? */
  isCurrent(sealed: string): boolean {
    return ENVELOPE.exec(sealed)?.[1] === this.current.id;
  }

  /** Sealed with a key that the server knows? */
  isReadable(sealed: string): boolean {
    return this.known.has(ENVELOPE.exec(sealed)?.[1] ?? '');
  }
}

function keyOf(secret: string): Key {
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', info, length));
  return { key: derive(PURPOSE, KEY_BYTES), id: textOf(derive(`${PURPOSE}/id`, ID_BYTES)) };
}

function textOf(bytes: Buffer): string {
  return bytes.toString('base64url');
}
