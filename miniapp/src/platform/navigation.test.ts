import Taro, { useRouter } from '@tarojs/taro';
import { resetTaro } from '../../test/taro';
import { back, open, useQuery } from './navigation';
import { ROUTES } from './routes';

const pages = jest.mocked(Taro.getCurrentPages) as unknown as jest.Mock;
const stack = (depth: number) =>
  pages.mockReturnValueOnce(Array.from({ length: depth }, () => ({})));

beforeEach(resetTaro);

it('writes parameters into the address', async () => {
  stack(1);
  await open('ticket', { id: '7/8' });
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/ticket/index?id=7%2F8' });
});

it('takes the place of the tenth page, which WeChat would refuse to stack', async () => {
  stack(10);
  await open('ticket', { id: '7' });
  expect(Taro.navigateTo).not.toHaveBeenCalled();
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/ticket/index?id=7' });
});

it('goes back where something is behind, else on to the given page', async () => {
  stack(2);
  await back('home', {});
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1);
  stack(1);
  await back('home', {});
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' });
});

it('reads parameters clean', () => {
  jest.mocked(useRouter).mockReturnValueOnce({ params: { id: '7%2F8', stamp: 'AA' } } as never);
  expect(useQuery('ticket')).toEqual({ id: '7/8' });
});

it('knows every page by a path of its own', () => {
  const paths = Object.values(ROUTES);
  expect(new Set(paths).size).toBe(paths.length);
});
