import type { ValidationError } from '@nestjs/common';

type Sentence = (numbers: readonly string[]) => string;

/** Constraint of class-validator → what to tell the person at the form. Numbers are those of its English message. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  whitelistValidation: () => '没有这一项，请更新到最新版本后重试。',
  isNotEmpty: () => '请填写这一项。',
  isDefined: () => '请填写这一项。',
  minLength: ([min]) => (min === '1' ? '请填写这一项。' : `至少 ${min} 个字。`),
  maxLength: ([max]) => `最多 ${max} 个字，请删减。`,
  isLength: ([min, max]) => `请填写 ${min} 到 ${max} 个字。`,
  min: ([min]) => `不能小于 ${min}。`,
  max: ([max]) => `不能大于 ${max}。`,
  isInt: () => '请填写整数。',
  isNumber: () => '请填写数字。',
  isPositive: () => '请填写大于 0 的数。',
  isBoolean: () => '请选择“是”或“否”。',
  isIn: () => '请从列表里选择。',
  isEnum: () => '请从列表里选择。',
  isUuid: () => '编号不正确，请重新选择。',
  isArray: () => '格式不正确，请重新选择。',
  arrayNotEmpty: () => '请至少选择一项。',
  arrayMinSize: ([min]) => `请至少选择 ${min} 项。`,
  arrayMaxSize: ([max]) => `最多 ${max} 项。`,
  arrayUnique: () => '有重复的内容，请去掉重复项。',
  isString: () => '请填写文字。',
  matches: () => '格式不正确，请检查。',
  isIso8601: () => '日期时间不正确。',
  isDateString: () => '日期时间不正确。',
  isObject: () => '格式不正确，请检查。',
  nestedValidation: () => '格式不正确，请检查。',
};

/** What is told first: there is no point in the length of what is no text. */
const KINDS = ['isDefined', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject'];

const OTHERWISE = '填写不正确，请检查。';

/**
 * Field → Chinese sentence, for `input.invalid`. A field inside another is named with a dot (`onBehalfOf.phone`). A
 * message of the DTO's own that is Chinese wins over the table.
 */
export function fieldSentences(
  errors: readonly ValidationError[],
  parent = '',
): Record<string, string> {
  const entries = errors.flatMap((error) => {
    const field = parent + error.property;
    if (error.children?.length) return Object.entries(fieldSentences(error.children, `${field}.`));
    return [[field, sentenceOf(error.constraints ?? {})] as const];
  });
  return Object.fromEntries(entries);
}

function sentenceOf(constraints: Readonly<Record<string, string>>): string {
  const broken = Object.entries(constraints);
  const [name, message] = broken.find(([one]) => KINDS.includes(one)) ?? broken[0] ?? ['', ''];
  if (/\p{Script=Han}/u.test(message)) return message;
  return SENTENCES[name]?.(message.match(/\d+/g) ?? []) ?? OTHERWISE;
}
