import type { Instant } from '@wide-angle/shared';
import type { ColumnOptions } from 'typeorm';
import { Column, PrimaryColumn } from 'typeorm';

/**
 * Every column of the product is one of these; entities and migrations name no database type of their own. A decorator for
 * the entity and the plain object of the same name for the migration together leave the schema diff empty on SQLite and
 * MariaDB (a test holds them to it). Columns are NOT NULL unless told otherwise.
 */
interface Nullable {
  nullable?: boolean;
}

/** Instants live as datetime(3) in UTC; the database's own clock and zone are never asked. */
const instantTransformer = {
  to: (at: Instant | null | undefined) => (typeof at === 'number' ? new Date(at) : at),
  from: (at: Date | null | undefined) => (at instanceof Date ? at.getTime() : at),
};

const column = (type: ColumnOptions['type'], more: ColumnOptions, options: Nullable) =>
  Column({ type, ...more, nullable: options.nullable ?? false });

/** UUID text, primary key. */
export const PrimaryId = () => PrimaryColumn({ type: 'varchar', length: 36 });
/** A short code as part of a primary key. */
export const PrimaryCode = (length: number) => PrimaryColumn({ type: 'varchar', length });
/** A moment as part of a primary key. */
export const PrimaryInstant = () =>
  PrimaryColumn({ type: 'datetime', precision: 3, transformer: instantTransformer });
/** Yes or no as part of a primary key. */
export const PrimaryFlag = () => PrimaryColumn({ type: 'boolean' });
/** UUID text that names a row. */
export const IdColumn = (options: Nullable = {}) => column('varchar', { length: 36 }, options);
/** A moment: `Instant` in the entity, datetime(3) UTC in the database. */
export const InstantColumn = (options: Nullable = {}) =>
  column('datetime', { precision: 3, transformer: instantTransformer }, options);
/** A code, number or name of our own making: short text compared byte by byte. */
export const CodeColumn = (length: number, options: Nullable = {}) =>
  column('varchar', { length }, options);
/** Words of people, up to `length` characters. The DTO must refuse longer ones: SQLite would not. */
export const TextColumn = (length: number, options: Nullable = {}) =>
  column('varchar', { length }, options);
/** Words without a small limit; cannot be indexed. */
export const LongTextColumn = (options: Nullable = {}) => column('text', {}, options);
/** A value kept as JSON text; the databases never look into it. */
export const JsonColumn = <T>(options: Nullable = {}) =>
  column('simple-json', {}, options) as <K extends string>(
    target: { [P in K]: T | null },
    key: K,
  ) => void;
/** A whole number up to ±2 147 483 647. */
export const IntColumn = (options: Nullable = {}) => column('int', {}, options);
/** Yes or no. */
export const FlagColumn = (options: Nullable = {}) => column('boolean', {}, options);

/** The same types for migrations: `new Table({ columns: [{ name: 'dueAt', ...instantType, isNullable: true }] })`. */
export const idType = { type: 'varchar', length: '36' } as const;
export const instantType = { type: 'datetime', precision: 3 } as const;
export const codeType = (length: number) => ({ type: 'varchar', length: String(length) }) as const;
export const textType = (length: number) => ({ type: 'varchar', length: String(length) }) as const;
export const longTextType = { type: 'text' } as const;
export const jsonType = { type: 'text' } as const;
// `integer` and `boolean` are read back by each database under its own name, which is what its entity expects.
export const intType = { type: 'integer' } as const;
export const flagType = { type: 'boolean' } as const;

/**
 * An instant as a parameter of a query builder's `where` or of raw SQL, where no transformer runs: UTC text in the form
 * that both databases store and compare.
 */
export function instantParam(at: Instant): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

/** An instant in a row of raw SQL: a Date of the one driver, the UTC text of the other. */
export function instantOf(stored: Date | string): Instant {
  return typeof stored === 'string' ? Date.parse(`${stored.replace(' ', 'T')}Z`) : stored.getTime();
}
