import { wall } from '../deadline/testing/wall.ts';
import { clip, fieldTypeOf, templateData } from './wechat-template.ts';

const FACTS = {
  title: '请确认是否解决',
  place: '阳光花园 1号楼 1单元 东侧楼道靠近电梯间的那一盏灯',
  category: '公共照明',
  number: '26112048371',
  at: wall('2026-11-20 08:05'),
};

it('fills the fields of a template, each within WeChat’s limits', () => {
  const fields = {
    thing1: 'place',
    character_string2: 'number',
    phrase3: 'category',
    time4: 'at',
    thing5: 'title',
    thing6: 'hint',
  } as const;
  expect(templateData({ id: 't', fields }, FACTS)).toEqual({
    thing1: { value: '阳光花园 1号楼 1单元 东侧楼道靠近…' },
    character_string2: { value: '26112048371' },
    phrase3: { value: '公共照明' },
    time4: { value: '2026年11月20日 08:05' },
    thing5: { value: '请确认是否解决' },
    thing6: { value: '点击查看详情' },
  });
});

it.each([
  ['thing', '好'.repeat(20), '好'.repeat(20)],
  ['thing', '好'.repeat(21), `${'好'.repeat(19)}…`],
  ['thing', '两\n行', '两 行'],
  ['thing', '  ', '无'],
  ['thing', '🔧'.repeat(25), `${'🔧'.repeat(19)}…`],
  ['character_string', '督〔2026〕17号', '202617'],
  ['character_string', '', '-'],
  ['phrase', '红牌：超过办结时限', '红牌超过办'],
  ['phrase', '3 件', '件'],
  ['phrase', 'abc', '提醒'],
  ['name', '一二三四五六七八九十一', '一二三四五六七八九…'],
  ['number', '12 件', '12'],
] as const)('clips %s “%s”', (type, text, expected) => {
  expect(clip(type, text)).toBe(expected);
});

it('knows its fields by their names', () => {
  expect(fieldTypeOf('thing12')).toBe('thing');
  expect(fieldTypeOf('character_string1')).toBe('character_string');
  expect(fieldTypeOf('short_thing3')).toBe('short_thing');
  expect(fieldTypeOf('thing')).toBeNull();
  expect(fieldTypeOf('amount1')).toBeNull();
});
