import Taro from '@tarojs/taro';
import { resetTaro } from '../../test/taro';
import { forget, load, save } from './storage';

beforeEach(resetTaro);

it('gives back what was saved and forgets it', () => {
  expect(save('draft', { text: '灯坏了' })).toBe(true);
  expect(load('draft')).toEqual({ text: '灯坏了' });
  forget('draft');
  expect(load('draft')).toBeNull();
});

it('says when a value does not fit or the phone refuses', () => {
  expect(save('big', 'x'.repeat(300_001))).toBe(false);
  jest.mocked(Taro.setStorageSync).mockImplementationOnce(() => {
    throw new Error('full');
  });
  expect(save('draft', 1)).toBe(false);
});

it('takes an unreadable value as none', () => {
  Taro.setStorageSync('wa.draft', '{broken');
  expect(load('draft')).toBeNull();
});
