import fs from 'node:fs';
import {
  fieldTypeOf,
  TEMPLATE_KEYS,
  TEMPLATE_VALUES,
  type TemplateKey,
  type WechatTemplate,
} from '@wide-angle/shared';
import { StartupError } from './startup-error.js';

/** WeChat's templates by what they are for; one that is missing is not used. */
export type WechatTemplates = Readonly<Partial<Record<TemplateKey, WechatTemplate>>>;

/**
 * Reads the templates that were set up in WeChat's console.
 * @param file a JSON file `{ "task": { "id": "…", "fields": { "thing1": "title", "time2": "at" } } }`; none: no templates
 * @throws StartupError for a file that cannot be read or holds anything else
 */
export function wechatTemplatesOf(file: string | undefined): WechatTemplates {
  if (!file) return {};
  const templates = parsed(file);
  const problem = problemOf(templates);
  if (problem) throw refusal(file, problem);
  return templates as WechatTemplates;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw refusal(file, error instanceof Error ? error.message : String(error));
  }
}

function problemOf(templates: unknown): string | null {
  if (!isObject(templates)) return 'not an object';
  for (const [key, template] of Object.entries(templates)) {
    if (!TEMPLATE_KEYS.some((one) => one === key)) return `unknown template ${key}`;
    const problem = problemOfTemplate(template);
    if (problem) return `${key}: ${problem}`;
  }
  return null;
}

function problemOfTemplate(template: unknown): string | null {
  if (!isObject(template)) return 'not an object';
  const { id, fields } = template;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return 'id';
  if (!isObject(fields) || Object.keys(fields).length === 0) return 'fields';
  const wrong = Object.entries(fields).find(
    ([name, value]) => !fieldTypeOf(name) || !TEMPLATE_VALUES.some((one) => one === value),
  );
  return wrong ? `field ${wrong[0]}` : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(file: string, problem: string): StartupError {
  return new StartupError(
    `WECHAT_TEMPLATES 指向的文件 ${file} 不正确：${problem}。`,
    `WECHAT_TEMPLATES: ${file} is not valid: ${problem}.`,
  );
}
