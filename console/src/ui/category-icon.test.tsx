import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATEGORY_ICONS } from '@wide-angle/shared';
import { CATEGORY_DRAWINGS } from './category-drawings.ts';

const SHEET = path.join(__dirname, '../../../miniapp/src/ui/styles/_icons.scss');

it('draws every icon that a policy may name, as the mini-program draws it', () => {
  const sheet = readFileSync(SHEET, 'utf8');
  expect(Object.keys(CATEGORY_DRAWINGS)).toEqual([...CATEGORY_ICONS]);
  for (const [icon, drawing] of Object.entries(CATEGORY_DRAWINGS))
    expect([icon, sheet.includes(drawing)]).toEqual([icon, true]);
});
