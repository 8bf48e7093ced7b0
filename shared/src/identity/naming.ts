import type { Role } from './roles.ts';

/** Surnames of two characters (复姓); a surname that is not here is taken to have one. */
const LONG_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 司徒 东方 尉迟 公孙 慕容 长孙 宇文 夏侯 皇甫 令狐 端木 轩辕 南宫 独孤 ' +
    '东郭 呼延 闻人 澹台 公冶 申屠 太史 钟离 鲜于 拓跋 万俟 西门 百里 淳于 单于 濮阳 赫连 公羊'
  ).split(' '),
);

/** How people of a role are spoken of, after their surname. */
const TITLES: Readonly<Record<Role, string>> = {
  resident: '业主',
  staff: '师傅',
  manager: '经理',
  community: '主任',
  subdistrict: '主任',
  bureau: '主任',
  department: '主任',
  administrator: '管理员',
};

/** What a person is called who has signed in with WeChat and never gave a name. */
export const NAMELESS = '微信用户';

/** Chinese characters by code range: old mini-program engines do not know `\p{Script=Han}`. */
const HAN = /^[\u3400-\u9fff\u{20000}-\u{323af}]/u;

/**
 * The surname of a real name: 王伟 → 王，欧阳娜 → 欧阳. A name that is not Chinese is given up as a whole (an
 * empty surname), since its parts cannot be told apart and the full name is personal data.
 */
export function surnameOf(realName: string): string {
  const name = realName.trim();
  if (!HAN.test(name)) return '';
  const characters = Array.from(name);
  const firstTwo = characters.slice(0, 2).join('');
  return characters.length > 2 && LONG_SURNAMES.has(firstTwo) ? firstTwo : (characters[0] ?? '');
}

/** How a person is shown to others: 王师傅，李经理，张主任，陈业主; without a known surname only the title. */
export function publicName(realName: string, role: Role): string {
  return surnameOf(realName) + TITLES[role];
}

/** A post somebody holds or held. */
export interface HeldPost {
  readonly organizationId: string;
  readonly role: Role;
}

/**
 * How whoever handles work of an organisation is shown: by the post he has there, 王师傅 or 李经理.
 * @param posts all of his, the latest last, ended ones too: who has left since keeps his title in the history
 */
export function workerName(
  realName: string,
  posts: readonly HeldPost[],
  organizationId: string,
): string {
  const there = posts.filter((post) => post.organizationId === organizationId);
  const latest = there[there.length - 1] ?? posts[posts.length - 1];
  return publicName(realName, latest?.role ?? 'staff');
}

/** How a person is shown to himself: the real name, or a stand-in where he never gave one. */
export function ownName(realName: string): string {
  return realName.trim() || NAMELESS;
}
