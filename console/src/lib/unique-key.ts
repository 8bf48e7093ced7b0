/** Random text of 32 hexadecimal digits. `crypto.randomUUID` would need https, which a county's intranet may lack. */
export function uniqueKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
