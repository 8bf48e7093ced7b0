import { Addresses } from './addresses.js';

const none = new Addresses([]);
const inside = new Addresses(['10.20.0.0/16', '127.0.0.1/32', 'fd00::/8']);

it.each(['1.1.1.1', '8.8.8.8', '2400:3200::1', '100.128.0.1', '172.32.0.1'])(
  'lets %s be reached',
  (address) => {
    expect(none.isAllowed(address)).toBe(true);
  },
);

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'ff02::1',
  'localhost',
  '',
  '127.1',
  '0x7f000001',
])('lets nobody reach %s', (address) => {
  expect(none.isAllowed(address)).toBe(false);
});

it('lets networks be reached that are named, and no others', () => {
  const all = ['10.20.3.4', '127.0.0.1', 'fd12::1', '1.1.1.1'];
  expect(all.map((address) => inside.isAllowed(address))).toEqual([true, true, true, true]);
  expect(['10.21.0.1', '127.0.0.2', '169.254.169.254'].map((a) => inside.isAllowed(a))).toEqual([
    false,
    false,
    false,
  ]);
});

it.each([
  ['https://12345.example.gov.cn/hook', true, true],
  ['https://example.cn:8443/hook?x=1', true, true],
  ['http://example.cn/hook', false, true],
  ['http://10.20.1.1/hook', false, true],
  ['https://10.20.1.1/hook', false, true],
  ['https://10.30.1.1/hook', false, false],
  ['https://169.254.169.254/latest', false, false],
  ['https://[::1]/', false, false],
  ['https://[::ffff:127.0.0.2]/', false, false],
  // Browsers' short forms of 127.0.0.1 are unfolded before they are looked at.
  ['https://127.1/', false, true],
  ['https://0x7f.1/', false, true],
  ['https://2130706434/', false, false],
  ['https://localhost/', false, true],
  ['https://db.internal/', false, true],
  ['https://intranet/', false, true],
  ['https://user:word@example.cn/', false, false],
  ['https://example.cn/#part', false, false],
  ['ftp://example.cn/', false, false],
  ['file:///etc/passwd', false, false],
  ['javascript:alert(1)', false, false],
  ['example.cn/hook', false, false],
  ['', false, false],
])('%s may be entered: %s, with own networks: %s', (url, plain, withNetworks) => {
  expect([none.isAcceptableUrl(url), inside.isAcceptableUrl(url)]).toEqual([plain, withNetworks]);
});
