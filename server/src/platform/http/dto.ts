import { CURSOR_LENGTH_MAX, PAGE_LIMIT_MAX } from '@wide-angle/shared';
import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsISO8601,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';

type Flat<T> = { [K in keyof T]: T[K] };
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** True when two shapes have exactly the same properties, optional ones included (STYLE §4.4). */
export type Exact<A, B> = Same<Flat<A>, Flat<B>>;

/**
 * Locks a DTO class to its contract type; a difference in either direction does not compile. Write it under the class:
 * `assertExact<SubmitDto, BodyOf<typeof ticketApi.submit>>();`. Does nothing at run time.
 */
export function assertExact<A, B>(
  ..._proof: Exact<A, B> extends true ? [] : [error: 'DTO and contract differ']
): void {}

/** The field may be left out; null is refused, unlike with class-validator's `IsOptional`. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

/** An id: UUID text. */
export function Id(): PropertyDecorator {
  return IsUUID();
}

/** A list of at most `max` different ids; may be empty. */
export function Ids(max: number): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
}

/** A local date: `YYYY-MM-DD`, one that exists. */
export function LocalDay(): PropertyDecorator {
  return applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true }));
}

/** A moment on the wire: ISO 8601 with its zone, so that nobody guesses. */
export function Moment(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/(Z|[+-]\d\d:\d\d)$/),
  );
}

/** C0 and C1 control characters but the line feed; emoji and other scripts stay. */

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Half of a character outside the basic plane: no database can store it, so what is answered would not be what is kept. */
const HALF_CHARACTERS = /\p{Surrogate}/gu;

/** Anything that leaves a mark on paper: no space, no format character, no filler that is drawn as nothing. */
const VISIBLE = /[^\s\p{Format}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text as it is stored: line ends are `\n`, control characters and halves of characters removed, NFC, no white space
 * around. Text that shows nothing, such as zero-width spaces alone, is empty text.
 */
export function cleanText(text: string): string {
  const kept = text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(HALF_CHARACTERS, '');
  return VISIBLE.test(kept) ? kept.normalize('NFC').trim() : '';
}

/**
 * Words that a person wrote. Cleaned by {@link cleanText}, then counted in UTF-16 units as inputs count them.
 * @param max longest text that is accepted
 * @param options `min` defaults to 1, so an empty text is refused
 */
export function Words(max: number, { min = 1 }: { min?: number } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? cleanText(value) : value,
    ),
    IsString(),
    MinLength(min),
    MaxLength(max),
  );
}

/** Where a page begins, as the page before said it. */
export function Cursor(): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(CURSOR_LENGTH_MAX));
}

/** How many rows a page has at most. */
export function PageLimit(): PropertyDecorator {
  return applyDecorators(
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(PAGE_LIMIT_MAX),
  );
}

/** Query of a list: `?cursor=…&limit=…`. Extend it for the list's own filters, or take its parts where there is another base. */
export class PageQueryDto {
  @Omittable()
  @Cursor()
  cursor?: string;

  @Omittable()
  @PageLimit()
  limit?: number;
}
