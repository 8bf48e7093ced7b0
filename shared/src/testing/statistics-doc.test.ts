/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { statisticsDocument } from './statistics-doc.ts';

const FILE = path.join(__dirname, '../../../docs/statistics.md');

it('docs/statistics.md is what the figures say (npm run docs writes it)', () => {
  if (process.env.WRITE_DOCS) writeFileSync(FILE, statisticsDocument());
  expect(readFileSync(FILE, 'utf8')).toBe(statisticsDocument());
});
