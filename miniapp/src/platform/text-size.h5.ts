/** See text-size.ts. Browsers scale the whole page themselves. */
export function systemTextScale(): number {
  return 1;
}
