import type { Dice } from '../seed/random.js';

/*
 * What makes a million reports differ: how people begin and end, and where it is. Invented, as everything of the demo.
 */
const BEGINNINGS = [
  '',
  '',
  '您好，',
  '请问有人管吗，',
  '已经反映过一次了，',
  '昨天晚上开始，',
  '从上周起，',
  '麻烦尽快处理，',
  '邻居们都说，',
];
const ENDINGS = [
  '',
  '',
  '请尽快派人来看看。',
  '家里有老人和孩子。',
  '已经{n}天了。',
  '再不处理就打12345。',
  '谢谢师傅。',
  '希望给个说法。',
];
const SHOP_FIRST = [...'聚福荣兴宝昌盛隆泰和顺祥裕恒源鼎晟润泽嘉美佳惠康乐益同德仁义信诚'];
const SHOP_LAST = [
  '超市',
  '药店',
  '面馆',
  '理发店',
  '五金店',
  '干洗店',
  '幼儿园',
  '诊所',
  '茶楼',
  '花店',
];

/** One report's own words around what it is about. */
export function crowdText(dice: Dice, about: string): string {
  const ending = dice.pick(ENDINGS).replace('{n}', String(dice.between(2, 30)));
  const text = dice.pick(BEGINNINGS) + about + ending;
  return dice.chance(30) ? `${text}就在${shop(dice)}旁边。` : text;
}

/** Some shops are known to everybody, most to few. */
function shop(dice: Dice): string {
  const rare = () => SHOP_FIRST[Math.floor(dice.next() ** 3 * SHOP_FIRST.length)] ?? '';
  return rare() + rare() + dice.pick(SHOP_LAST);
}
