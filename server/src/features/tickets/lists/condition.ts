/** One condition of a WHERE with its parameters; conditions of a list are joined by AND. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** `column = value`; flags are 0 and 1, which both databases take. */
export function equals(column: string, value: string | number | boolean): Condition {
  return {
    sql: `${column} = ?`,
    params: [typeof value === 'boolean' ? Number(value) : value],
  };
}

/** `column IN (values)`; no values: nothing. */
export function isOneOf(column: string, values: readonly (string | number)[]): Condition {
  if (values.length === 0) return { sql: '1 = 0', params: [] };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}
