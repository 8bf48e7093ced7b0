import type { Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

/** What class-validator knows about one rule of one field. */
interface Rule {
  propertyName: string;
  type: string;
  name?: string;
  constraints?: unknown[];
}

type Schema = Record<string, unknown>;

/** Rule of class-validator → what the API page says about the field. */
const SCHEMA_OF: Readonly<Record<string, (value: unknown) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isISO8601: () => ({ type: 'string', format: 'date-time' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isIn: (values) => ({ enum: values }),
  isArray: () => ({ isArray: true }),
  minLength: (value) => ({ minLength: value }),
  maxLength: (value) => ({ maxLength: value }),
  min: (value) => ({ minimum: value }),
  max: (value) => ({ maximum: value }),
  arrayMaxSize: (value) => ({ maxItems: value }),
  arrayMinSize: (value) => ({ minItems: value }),
  matches: (value) => ({ pattern: value instanceof RegExp ? value.source : undefined }),
};

/**
 * Describes the fields of a DTO class for the API page from the rules that check them, so that no field is described by
 * hand. A class without rules is left as it is.
 */
export function describeDto(dto: Type): void {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const fields = new Set(rules.map(({ propertyName }) => propertyName));
  for (const field of fields) {
    const own = rules.filter(({ propertyName }) => propertyName === field);
    ApiProperty(schemaOf(dto, field, own))(dto.prototype as object, field);
  }
}

function schemaOf(dto: Type, field: string, rules: readonly Rule[]): ApiPropertyOptions {
  const declared: unknown = Reflect.getMetadata('design:type', dto.prototype as object, field);
  const isNested = rules.some(({ type }) => type === 'nestedValidation');
  if (isNested && typeof declared === 'function' && declared !== Array)
    describeDto(declared as Type);
  const parts = rules.map(({ name, constraints }) => SCHEMA_OF[name ?? '']?.(constraints?.[0]));
  const required = !rules.some(({ type }) => type === 'conditionalValidation');
  const base = { type: isNested ? (declared as Type) : 'string', required };
  return Object.assign(base, ...parts) as ApiPropertyOptions;
}
