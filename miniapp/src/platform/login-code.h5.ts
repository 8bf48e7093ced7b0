/** See login-code.ts. A browser has no WeChat sign-in: people sign in another way there. */
export function loginCode(): Promise<string | null> {
  return Promise.resolve(null);
}
