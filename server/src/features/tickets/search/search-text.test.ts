import { searchText, withCategory, withoutOwnWords } from './search-text.js';

const parts = {
  estateName: '阳光花园',
  companyName: '安居物业',
  categoryName: '照明',
  place: '3号楼 2单元',
  text: '楼道灯不亮',
};

it('keeps each part on a line of its own, in one form of writing', () => {
  const text = 'ＷiFi　坏了\n１８楼';
  expect(searchText({ ...parts, text }).split('\n')).toEqual([
    '阳光花园',
    '安居物业',
    '照明',
    '3号楼 2单元',
    'wifi 坏了 18楼',
  ]);
});

it.each([
  '13812345678',
  '１３８１２３４５６７８',
  '138 1234 5678',
  '138-1234-5678',
  '0635-7654321',
])('leaves out the telephone %s that somebody wrote into his report', (phone) => {
  const search = searchText({ ...parts, text: `请打${phone}找我`, place: `门牌 ${phone}` });
  expect(search.split('\n').slice(3)).toEqual(['门牌  ', '请打 找我']);
});

it.each(['12345', '3号楼 2单元 1802', '2026 年 11 月'])(
  'keeps %s, which is no telephone',
  (text) => {
    expect(searchText({ ...parts, text })).toContain(text);
  },
);

it('changes the category alone', () => {
  const search = searchText(parts);
  expect(withCategory(search, '电梯停运')).toBe(searchText({ ...parts, categoryName: '电梯停运' }));
});

it('forgets what people wrote and keeps what the registry says', () => {
  expect(withoutOwnWords(searchText(parts))).toBe(searchText({ ...parts, place: '', text: '' }));
});
