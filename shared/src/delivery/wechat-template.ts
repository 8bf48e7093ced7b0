import type { Instant } from '../api/time.ts';
import { civilOf, dayOf } from '../deadline/civil.ts';
import { minuteText } from '../deadline/local-text.ts';

/** Types of fields in subscribe-message templates that this product fills (WECHAT §4); a field is named type + number. */
export const TEMPLATE_FIELD_TYPES = [
  'thing',
  'short_thing',
  'character_string',
  'number',
  'letter',
  'phrase',
  'time',
  'date',
  'name',
] as const;
export type TemplateFieldType = (typeof TEMPLATE_FIELD_TYPES)[number];

/** What a template may show. None of it is personal data of an owner. */
export const TEMPLATE_VALUES = ['title', 'place', 'category', 'number', 'at', 'hint'] as const;
export type TemplateValue = (typeof TEMPLATE_VALUES)[number];

/** A template as it is set up in WeChat's console: its id and which field shows what, e.g. `thing1` → `title`. */
export interface WechatTemplate {
  readonly id: string;
  readonly fields: Readonly<Record<string, TemplateValue>>;
}

/** What one message has to show. */
export interface TemplateFacts {
  readonly title: string;
  readonly place: string;
  readonly category: string;
  readonly number: string;
  readonly at: Instant;
}

/** What `data` of the sending call holds. */
export type TemplateData = Record<string, { value: string }>;

const FIELD_NAME = /^([a-z_]+?)(\d+)$/;

/** The type of a field, null for a name that is none of ours. */
export function fieldTypeOf(name: string): TemplateFieldType | null {
  const type = FIELD_NAME.exec(name)?.[1];
  return TEMPLATE_FIELD_TYPES.find((one) => one === type) ?? null;
}

const HINT = '点击查看详情';

/** The fields of a template filled, each cut to what WeChat accepts: the one place that knows these limits. */
export function templateData({ fields }: WechatTemplate, facts: TemplateFacts): TemplateData {
  const filled = Object.entries(fields).map(([name, value]) => {
    const text = value === 'at' ? timeText(facts.at) : value === 'hint' ? HINT : facts[value];
    return [name, { value: clip(fieldTypeOf(name) ?? 'thing', text) }] as const;
  });
  return Object.fromEntries(filled);
}

interface FieldRule {
  /** In characters as people count them. */
  readonly max: number;
  readonly drop?: RegExp;
  /** Instead of nothing: an empty value is an error. */
  readonly empty: string;
}

const THING: FieldRule = { max: 20, empty: '无' };
const TIME: FieldRule = { max: 32, empty: '无' };

const RULES: Readonly<Record<TemplateFieldType, FieldRule>> = {
  thing: THING,
  short_thing: { ...THING, max: 5 },
  character_string: { max: 32, drop: /[^\x21-\x7e]/g, empty: '-' },
  number: { max: 32, drop: /[^0-9.]/g, empty: '0' },
  letter: { max: 32, drop: /[^A-Za-z]/g, empty: 'A' },
  phrase: { max: 5, drop: /[^\u4e00-\u9fff]/g, empty: '提醒' },
  time: TIME,
  date: TIME,
  name: { max: 10, empty: '无' },
};

/**
 * Text as a field of this type takes it: one line, no characters that it refuses, not longer than it may be (with `…` at
 * the end where that is allowed), never empty.
 */
export function clip(type: TemplateFieldType, text: string): string {
  const { max, drop, empty } = RULES[type];
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(drop ? line.replace(drop, '') : line);
  if (characters.length === 0) return empty;
  if (characters.length <= max) return characters.join('');
  return drop ? characters.slice(0, max).join('') : `${characters.slice(0, max - 1).join('')}…`;
}

/** `2026年11月22日 16:30`, the documented form. */
function timeText(at: Instant): string {
  const day = dayOf(at);
  const { year, month, day: date } = civilOf(day);
  return `${year}年${month}月${date}日 ${minuteText(day, at)}`;
}
