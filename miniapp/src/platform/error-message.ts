/** The technical message of what WeChat rejected with (`chooseMedia:fail cancel`); empty for anything else. */
export function errorMessage(error: unknown): string {
  const message = (error as { errMsg?: unknown } | null)?.errMsg;
  return typeof message === 'string' ? message : '';
}
