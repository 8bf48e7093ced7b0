import type { Instant, MediaView } from '@wide-angle/shared';

/** One thing to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** A second line, smaller. */
  readonly hint?: string;
}

interface Base {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

/** What a dialog asks for; dialogs are lists of these. */
export type FieldSpec =
  | (Base & { readonly kind: 'text'; readonly max: number; readonly rows?: number })
  | (Base & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (Base & { readonly kind: 'several'; readonly options: readonly Option[] })
  | (Base & {
      readonly kind: 'moment';
      readonly min: Instant;
      readonly max: Instant;
      /** False: a day, taken as its 17:30. */
      readonly withTime: boolean;
    })
  | (Base & { readonly kind: 'number'; readonly max: number; readonly unit: string })
  | (Base & {
      readonly kind: 'pick';
      readonly placeholder: string;
      /** Finds options; rejects with what the server answered. */
      readonly search: (q: string) => Promise<readonly Option[]>;
    })
  | (Base & { readonly kind: 'media' });

export type FieldValue = string | number | readonly MediaView[] | readonly string[] | undefined;
export type Values = Readonly<Record<string, FieldValue>>;

/** The trimmed text of a field; empty where nothing was written. */
export function textIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The text, or undefined where nothing was written: for optional parts of a body. */
export function textOrNone(values: Values, name: string): string | undefined {
  return textIn(values, name) || undefined;
}

/** What was ticked of several. */
export function severalIn(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A number or an instant; NaN where nothing was given. */
export function numberIn(values: Values, name: string): number {
  const value = values[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** Ids of the uploaded media; undefined where there are none. */
export function mediaIdsIn(values: Values, name: string): string[] | undefined {
  const value = values[name];
  return Array.isArray(value) && value.length > 0
    ? (value as readonly MediaView[]).map((media) => media.id)
    : undefined;
}

/** Sentences for the fields that still lack something, by name. */
export function missingIn(fields: readonly FieldSpec[], values: Values): Record<string, string> {
  const missing = fields.filter((field) => field.isRequired && isEmpty(values[field.name]));
  return Object.fromEntries(
    missing.map((field) => [field.name, `请${verbOf(field)}${field.label}`]),
  );
}

function isEmpty(value: FieldValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function verbOf({ kind }: FieldSpec): string {
  if (kind === 'text' || kind === 'number') return '填写';
  return kind === 'media' ? '添加' : '选择';
}
