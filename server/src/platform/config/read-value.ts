import { StartupError } from './startup-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is named in the sentence, its value too unless it may hold a secret. */
function refuse(name: string, chinese: string, english: string): never {
  throw new StartupError(`环境变量 ${name} 不正确：${chinese}`, `${name} is not valid: ${english}`);
}

export function integerOf(
  env: Environment,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (!text) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  return refuse(
    name,
    `应为 ${min} 到 ${max} 的整数，现在是“${text}”。`,
    `want ${min}–${max}, got "${text}".`,
  );
}

export function oneOf<const T extends string>(
  env: Environment,
  name: string,
  values: readonly T[],
  fallback: T,
): T {
  const text = env[name];
  if (!text) return fallback;
  const value = values.find((known) => known === text);
  if (value !== undefined) return value;
  const list = values.join(' | ');
  return refuse(name, `应为 ${list}，现在是“${text}”。`, `want ${list}, got "${text}".`);
}

export function flagOf(env: Environment, name: string, fallback: boolean): boolean {
  return oneOf(env, name, ['0', '1', 'false', 'true'], fallback ? '1' : '0') in { '1': 0, true: 0 };
}

/** The value is not repeated in the sentence: it may hold a password. */
export function urlOf(env: Environment, name: string, protocols: readonly string[]): URL {
  const text = env[name] ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && protocols.includes(url.protocol)) return url;
  const list = protocols.map((protocol) => `${protocol}//…`).join(' | ');
  return refuse(name, `应为 ${list}。`, `want ${list}.`);
}
