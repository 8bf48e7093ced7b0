import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { IDEMPOTENCY_HEADER } from '@wide-angle/shared';
import type { Person } from './person';

/** An upload that has sent half of its bytes and then falls silent. */
export interface HalfUpload {
  key: string;
  /** Settles with the error in which the connection ends. */
  ended: Promise<unknown>;
}

/** Begins to upload a photo and stops in the middle, as a phone does that enters a lift. */
export async function halfUpload(person: Person, file: string): Promise<HalfUpload> {
  const key = randomUUID();
  const bytes = await readFile(file);
  const boundary = `walk-${key}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const sending = request(`${person.baseUrl}/api/v1/media`, {
    method: 'POST',
    headers: {
      ...(await person.authorization()),
      [IDEMPOTENCY_HEADER]: key,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + bytes.length + boundary.length + 8),
    },
  });
  const ended = new Promise<unknown>((resolve) => {
    sending.once('error', resolve);
    sending.once('response', (response) => resolve(response.statusCode));
  });
  sending.write(head);
  sending.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  return { key, ended };
}
