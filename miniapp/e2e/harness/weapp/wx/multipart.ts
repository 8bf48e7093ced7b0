import { randomUUID } from 'node:crypto';
import path from 'node:path';

interface Form {
  fields: Record<string, unknown>;
  /** Name of the file's part. */
  name: string;
  fileName: string;
  content: Buffer;
}

const types: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.mp4': 'video/mp4',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A `multipart/form-data` body as WeChat's `uploadFile` sends it: the fields, then the one file. */
export function multipart(form: Form): { contentType: string; body: Buffer } {
  const boundary = `----WeChat${randomUUID().replace(/-/g, '')}`;
  const parts = Object.entries(form.fields).map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
    ),
  );
  const type = types[path.extname(form.fileName).toLowerCase()] ?? 'application/octet-stream';
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${form.name}"; ` +
    `filename="${form.fileName}"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([
    ...parts,
    Buffer.from(head),
    form.content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
