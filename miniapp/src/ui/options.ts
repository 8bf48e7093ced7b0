/** One thing to choose: `value` for programs, `label` for people, `note` as a second line. */
export interface Option<V extends string = string> {
  value: V;
  label: string;
  note?: string;
  disabled?: boolean;
}

/** Options whose label or note contains every word of the text, in any order; all of them for an empty text. */
export function matching<O extends Option>(options: readonly O[], text: string): readonly O[] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const haystack = `${option.label} ${option.note ?? ''}`;
    return words.every((word) => haystack.includes(word));
  });
}

/** The list with the value added, or without it when it was there. */
export function toggled<V>(values: readonly V[], value: V): V[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
