/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDocument } from './lifecycle-doc.ts';

const FILE = path.join(__dirname, '../../../docs/ticket-lifecycle.md');

it('docs/ticket-lifecycle.md is what the table says (npm run docs writes it)', () => {
  if (process.env.WRITE_DOCS) writeFileSync(FILE, lifecycleDocument());
  expect(readFileSync(FILE, 'utf8')).toBe(lifecycleDocument());
});
