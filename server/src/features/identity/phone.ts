/**
 * A phone number as it is stored and compared: digits only, without the country code of the mainland.
 * @returns null for text that holds no phone number
 */
export function normalizedPhone(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+86|0086)/, '');
  return /^\d{5,15}$/.test(digits) ? digits : null;
}
