import Taro from '@tarojs/taro';
import { setTitle } from './title.h5';

it('never lets a title become markup', () => {
  setTitle('<img src=x onerror=alert(1)> & "灯"');
  const { title } = jest.mocked(Taro.setNavigationBarTitle).mock.calls[0]![0];
  const host = document.createElement('div');
  host.innerHTML = title;
  expect(host.children).toHaveLength(0);
  expect(host.textContent).toBe('<img src=x onerror=alert(1)> & "灯"');
});
