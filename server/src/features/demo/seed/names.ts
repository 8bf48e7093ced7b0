import type { Dice } from './random.js';

/*
 * Invented names. Any likeness to estates, companies or people is by chance.
 */

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁宋谢唐韩冯邓曹彭曾肖田董潘袁蔡蒋余杜',
];
const GIVEN = [
  '静',
  '建国',
  '秀英',
  '伟',
  '芳',
  '磊',
  '桂兰',
  '志强',
  '丽',
  '勇',
  '玉梅',
  '军',
  '敏',
  '洪涛',
  '春燕',
  '国庆',
  '婷',
  '德福',
  '晓东',
  '淑珍',
  '浩',
  '雪',
  '家明',
  '翠兰',
  '鹏',
  '红霞',
];

const ESTATE_FIRST = [
  '阳光',
  '翠湖',
  '锦绣',
  '金柱',
  '鱼丘',
  '时风',
  '滨河',
  '人和',
  '怡景',
  '盛世',
  '福源',
  '东方',
  '清平',
  '凤凰',
  '书香',
  '御景',
  '泉林',
  '汇鑫',
  '南湖',
  '北苑',
  '光明',
  '幸福',
  '文昌',
  '龙泉',
  '紫荆',
  '银座',
  '康乐',
  '和谐',
  '新华',
  '鼓楼',
  '梨园',
  '桃源',
  '玉兰',
  '松涛',
  '鲁西',
  '运河',
  '星光',
  '瑞祥',
  '丰泽',
  '百合',
];
const ESTATE_LAST = ['花园', '名邸', '小区', '家园', '华府', '新村'];
const COMPANY_FIRST = [
  '安居',
  '和美',
  '惠民',
  '金诚',
  '诚信',
  '鑫盛',
  '永安',
  '康泰',
  '祥和',
  '万家',
  '德馨',
  '绿洲',
  '宏远',
  '天润',
  '恒泰',
  '福临',
  '睦邻',
  '众邦',
  '城建',
  '城投',
  '国兴',
  '民安',
  '佳源',
  '瑞景',
  '广厦',
  '嘉和',
  '新时代',
  '益民',
  '东盛',
  '泰和',
];
const COMMUNITY_NAMES = [
  '湖滨',
  '石桥',
  '文庙',
  '鼓楼',
  '北关',
  '南关',
  '东街',
  '西街',
  '官道',
  '光明',
  '人和',
  '时风',
  '金城',
  '鱼丘',
  '滨河',
  '大觉寺',
  '盐百',
  '春长',
  '涸河',
  '银杏',
  '太平',
  '胜利',
  '向阳',
  '新华',
];

/** A person's name. */
export function personName(dice: Dice): string {
  return dice.pick(SURNAMES) + dice.pick(GIVEN);
}

/** Name of the n-th estate, 0 ≤ n < 240; all differ. */
export function estateName(n: number): string {
  const first = ESTATE_FIRST[n % ESTATE_FIRST.length] ?? '';
  const last = ESTATE_LAST[Math.floor(n / ESTATE_FIRST.length) % ESTATE_LAST.length] ?? '';
  return first + last;
}

/** Name of the n-th company, 0 ≤ n < 30. The first four belong to the county. */
export function companyName(n: number): string {
  return `${COMPANY_FIRST[n] ?? n}物业`;
}

/** Name of the n-th community, 0 ≤ n < 24. */
export function communityName(n: number): string {
  return `${COMMUNITY_NAMES[n] ?? n}社区`;
}

/** The sign (机关代字) in the numbers of its orders: `湖滨社督〔2026〕3号`. */
export function communityMark(n: number): string {
  return `${COMMUNITY_NAMES[n] ?? n}社督`;
}

export const SUBDISTRICT_NAMES = ['鱼丘湖街道', '汇鑫街道', '人和街道'] as const;
export const BUREAU_NAME = '高塘县住房和城乡建设局';
export const BUREAU_MARK = '高建督';
export const DEPARTMENT_NAMES = [
  '高塘供水公司',
  '高塘供电公司',
  '县城市管理局',
  '县消防救援大队',
  '县市场监管局',
] as const;

const STREETS = [
  '人民路',
  '金城路',
  '官道街',
  '鱼丘湖路',
  '时风路',
  '滨河东路',
  '光明东路',
  '北湖路',
];

export function address(dice: Dice): string {
  return `${dice.pick(STREETS)} ${dice.between(1, 380)} 号`;
}

/** A mobile number of a range that is not given out; the n-th, all different. */
export function phone(n: number): string {
  return `199${String(n).padStart(8, '0')}`;
}
