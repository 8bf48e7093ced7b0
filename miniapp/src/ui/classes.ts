/** Joins class names; falsy ones fall out: `classes('a', on && 'b')`. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
