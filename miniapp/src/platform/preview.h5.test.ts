import './../../test/taro';
import { preview } from './preview.h5';

const items = [
  { kind: 'image' as const, url: 'a.jpg' },
  { kind: 'video' as const, url: 'b.mp4', poster: 'b.jpg' },
];
const dialog = () => document.querySelector('[role=dialog]');
const press = (label: string) =>
  dialog()!.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click();

it('opens at the item, leads on and back, and closes', () => {
  preview(items, 0);
  expect(dialog()!.querySelector('img')!.getAttribute('src')).toBe('a.jpg');
  expect(dialog()!.querySelector('[aria-label="上一张"]')).toBeNull();
  press('下一张');
  expect(dialog()!.querySelector('video')!.getAttribute('poster')).toBe('b.jpg');
  press('上一张');
  expect(dialog()!.querySelector('img')).toBeTruthy();
  press('关闭');
  expect(dialog()).toBeNull();
});

describe('the keyboard', () => {
  const type = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  it('closes it by Escape, and by no other key', () => {
    preview(items, 0);
    type('Enter');
    expect(dialog()).not.toBeNull();
    type('Escape');
    expect(dialog()).toBeNull();
  });

  it('is left alone once it is closed', () => {
    preview(items, 0);
    press('关闭');
    const heard = jest.fn();
    document.body.addEventListener('keydown', heard);
    type('Escape');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
