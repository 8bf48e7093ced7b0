import { API_PREFIX, IDEMPOTENCY_HEADER, type MediaView, type Problem } from '@wide-angle/shared';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { persona, type Persona } from '../../../testing/personas.js';
import { startTestApp, type TestApp } from '../../../testing/start-test-app.js';
import { MediaRow } from '../media.entity.js';

/** The application with the ffmpeg of this machine, unless FFMPEG=off. */
export function startMediaApp({ hasFfmpeg = true } = {}): Promise<TestApp> {
  const isOff = !hasFfmpeg || process.env.FFMPEG === 'off';
  return startTestApp({ config: { ffmpeg: isOff ? null : 'ffmpeg' } });
}

/** Somebody who is signed in and nothing more, which is enough to upload. */
export const aPerson = (test: TestApp): Promise<Persona> => persona(test).stranger();

export const UPLOAD_PATH = `${API_PREFIX}/media`;

export function authorization(person: Persona): { authorization: string } {
  return { authorization: `Bearer ${person.session().accessToken}` };
}

/** How a form differs from what a well-behaved client sends. */
export interface FormOptions {
  part?: string;
  filename?: string;
  type?: string;
  key?: string;
}

const BOUNDARY = 'wide-angle-test-boundary';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Bytes of one part of a form, before and behind its file. */
export function around({
  part = 'file',
  filename = 'photo.jpg',
  type = 'image/jpeg',
}: FormOptions = {}) {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part}"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`;
  return { before: Buffer.from(head), behind: Buffer.from(`\r\n--${BOUNDARY}--\r\n`) };
}

/** What an upload was answered with. */
export interface Answer {
  status: number;
  view: MediaView;
  problem: Problem;
}

/** Sends bytes as the file of a form. */
export function upload(
  test: TestApp,
  person: Persona,
  bytes: Buffer,
  options: FormOptions = {},
): Promise<Answer> {
  const { before, behind } = around(options);
  return post(test, person, Buffer.concat([before, bytes, behind]), options);
}

/** Sends any body to the upload. */
export async function post(
  test: TestApp,
  person: Persona,
  payload: Buffer,
  { key = randomUUID(), type = FORM_TYPE }: { key?: string; type?: string } = {},
): Promise<Answer> {
  const contentType = type.startsWith('multipart') || type.includes('json') ? type : FORM_TYPE;
  const response = await test.inject({
    method: 'POST',
    url: UPLOAD_PATH,
    headers: {
      ...authorization(person),
      'content-type': contentType,
      [IDEMPOTENCY_HEADER]: key,
    },
    payload,
  });
  const body = response.json();
  return { status: response.statusCode, view: body, problem: body };
}

/** Uploads and insists that it worked. */
export async function uploaded(test: TestApp, person: Persona, bytes: Buffer): Promise<MediaView> {
  const { status, view, problem } = await upload(test, person, bytes);
  if (status !== 200) throw new Error(`${problem.code}: ${problem.detail}`);
  return view;
}

/** Everything that an upload may leave behind: rows, stored files, temporary files. */
export async function leftBehind(test: TestApp) {
  const rows = await test.app.get(UnitOfWork).reader.count(MediaRow);
  return { rows, files: storedFiles(test).length, temporary: temporaryFiles(test).length };
}

/** Stored files, relative to the storage's folder. */
export function storedFiles({ config }: TestApp): string[] {
  return filesUnder(path.join(config.dataDir, 'files'));
}

export function temporaryFiles({ config }: TestApp): string[] {
  return filesUnder(path.join(config.dataDir, 'uploads'));
}

function filesUnder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
