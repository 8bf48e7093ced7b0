/** A reason not to start that a person can mend: one sentence in Chinese and English, no stack. */
export class StartupError extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese} ${english}`);
  }
}
