import Taro from '@tarojs/taro';
import { HOUR, ROLES } from '@wide-angle/shared';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resetTaro } from '../../test/taro';
import { NetworkError } from '../platform/problem-error';
import { ROUTES } from '../platform/routes';
import { initialOf } from './avatar';
import { Badge } from './badge';
import { Button } from './button';
import { ChoiceGrid, visible, type Choice } from './choice-grid';
import { deadlineTone } from './deadline-text';
import { chooseDisplay, displayOf } from './display';
import { categoryIcon, ICON_NAMES } from './icon-names';
import { Input } from './input';
import { ListFooter } from './list-footer';
import { lengthText } from './media-grid';
import { matching, toggled } from './options';
import { Page } from './page';
import { Rate } from './rate';
import { Select } from './select';
import { Steps } from './steps';
import { TabBar } from './tab-bar';
import { firstTabOf, tabsOf } from './tabs';
import { TextArea } from './text-area';

beforeEach(resetTaro);

describe('Button', () => {
  it('acts when tapped', () => {
    const onTap = jest.fn();
    render(<Button onTap={onTap}>提交</Button>);
    fireEvent.click(screen.getByText('提交'));
    expect(onTap).toHaveBeenCalledTimes(1);
  });

  it('does nothing and explains itself while disabled', () => {
    const onTap = jest.fn();
    render(
      <Button disabled reason="先选类别" onTap={onTap}>
        提交
      </Button>,
    );
    fireEvent.click(screen.getByText('提交'));
    expect(onTap).not.toHaveBeenCalled();
    expect(screen.getByText('先选类别')).toBeTruthy();
  });

  it('cannot be pressed twice while it is busy', () => {
    const onTap = jest.fn();
    render(
      <Button loading onTap={onTap}>
        提交
      </Button>,
    );
    fireEvent.click(screen.getByText('提交'));
    expect(onTap).not.toHaveBeenCalled();
  });
});

describe('fields', () => {
  it('hand on what was typed and count it', () => {
    const onChange = jest.fn();
    render(
      <>
        <Input value="" onChange={onChange} placeholder="姓名" />
        <TextArea value="灯不亮" onChange={onChange} max={500} placeholder="说一说" />
      </>,
    );
    fireEvent.change(screen.getByPlaceholderText('姓名'), { target: { value: '王' } });
    expect(onChange).toHaveBeenCalledWith('王');
    expect(screen.getByText('3/500')).toBeTruthy();
  });
});

describe('Select', () => {
  const options = Array.from({ length: 12 }, (_, index) => ({
    value: String(index),
    label: `小区 ${index}`,
    disabled: index === 3,
  }));

  it('opens a sheet, finds by name, chooses and closes', () => {
    const onChange = jest.fn();
    render(<Select title="选择小区" options={options} value={null} onChange={onChange} />);
    fireEvent.click(screen.getByText('请选择'));
    fireEvent.change(screen.getByPlaceholderText('输入名称查找'), { target: { value: '11' } });
    expect(screen.queryByText('小区 2')).toBeNull();
    fireEvent.click(screen.getByText('小区 11'));
    expect(onChange).toHaveBeenCalledWith('11');
    expect(screen.queryByText('选择小区')).toBeNull();
  });

  it('does not choose what is not to be had', () => {
    const onChange = jest.fn();
    render(<Select title="选择小区" options={options} value={null} onChange={onChange} />);
    fireEvent.click(screen.getByText('请选择'));
    fireEvent.click(screen.getByText('小区 3'));
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('ChoiceGrid', () => {
  const choices: Choice[] = ['a', 'b', 'c', 'd', 'e'].map((value) => ({
    value,
    label: value.toUpperCase(),
    icon: 'other',
  }));

  it('folds the rest behind 更多', () => {
    render(<ChoiceGrid choices={choices} value={null} onChange={jest.fn()} first={3} />);
    expect(screen.queryByText('E')).toBeNull();
    fireEvent.click(screen.getByText('更多'));
    expect(screen.getByText('E')).toBeTruthy();
  });

  it('never folds the chosen one away', () => {
    expect(visible(choices, 'e', 3).map((one) => one.value)).toEqual(['a', 'b', 'e']);
    expect(visible(choices, 'a', 3).map((one) => one.value)).toEqual(['a', 'b', 'c']);
  });
});

describe('Rate', () => {
  it('shows no score before one was given', () => {
    const onChange = jest.fn();
    render(<Rate label="速度" value={null} onChange={onChange} />);
    expect(screen.getByText('请打分')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('radio')[3]!);
    expect(onChange).toHaveBeenCalledWith(4);
  });
});

describe('Page', () => {
  it('shows the error with a way on, and hides the main button, when there is nothing to act on', () => {
    const onRetry = jest.fn();
    render(
      <Page
        status={{ kind: 'failed', error: new NetworkError('offline'), onRetry }}
        footer={<Button>提交</Button>}
      >
        内容
      </Page>,
    );
    expect(screen.queryByText('内容')).toBeNull();
    expect(screen.queryByText('提交')).toBeNull();
    fireEvent.click(screen.getByText('再试一次'));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('shows the last data with their time when the network is gone', () => {
    render(<Page asOf="今天 16:30">内容</Page>);
    expect(screen.getByText(/今天 16:30/)).toBeTruthy();
    expect(screen.getByText('内容')).toBeTruthy();
  });

  it('keeps a fault in its content from leaving a white page', () => {
    const silence = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => {
      throw new Error('fault');
    };
    render(
      <Page>
        <Broken />
      </Page>,
    );
    expect(screen.getByText('没能打开')).toBeTruthy();
    silence.mockRestore();
  });

  it('takes on the elder layout as soon as it is chosen, and keeps it on the phone', () => {
    const { container } = render(<Page>内容</Page>);
    expect(container.querySelector('.wa-elder')).toBeNull();
    act(() => chooseDisplay({ size: 'elder' }));
    expect(container.querySelector('.wa-elder')).toBeTruthy();
    expect(Taro.getStorageSync('wa.display')).toContain('elder');
    act(() => chooseDisplay({ size: 'system' }));
  });
});

describe('displayOf', () => {
  const system = { size: 'system', theme: 'auto' } as const;

  it("follows WeChat's size, and its care mode is our elder mode", () => {
    expect(displayOf(system, 1.12, false)).toEqual({ elder: false, scale: 1.12, dark: false });
    expect(displayOf(system, 1.4, true)).toEqual({ elder: true, scale: 1.4, dark: true });
  });

  it('puts the own choice first', () => {
    expect(displayOf({ size: 'standard', theme: 'light' }, 1.4, true)).toEqual({
      elder: false,
      scale: 1,
      dark: false,
    });
  });
});

describe('TabBar', () => {
  it.each(ROLES)('gives %s tabs that exist, with a start among them', (role) => {
    const routes = tabsOf(role).map((tab) => tab.route);
    expect(routes).toContain(firstTabOf(role));
    expect(routes.every((route) => ROUTES[route])).toBe(true);
  });

  it('relaunches another tab and stays on its own', () => {
    render(<TabBar role="resident" current="tickets" unread={3} />);
    fireEvent.click(screen.getByText('诉求'));
    expect(Taro.reLaunch).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('消息'));
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: ROUTES.inbox });
    expect(screen.getByText('3')).toBeTruthy();
  });
});

describe('small things', () => {
  it('deadlines press from four hours before, and are late at the limit itself', () => {
    expect(deadlineTone(0, 5 * HOUR)).toBe('calm');
    expect(deadlineTone(0, 3 * HOUR)).toBe('soon');
    expect(deadlineTone(HOUR, HOUR)).toBe('late');
    expect(deadlineTone(0, 9 * HOUR, -1)).toBe('soon');
  });

  it('a badge has nothing to say about nothing, and stops at 99', () => {
    const { container, rerender } = render(<Badge count={0} />);
    expect(container.textContent).toBe('');
    rerender(<Badge count={120} />);
    expect(container.textContent).toBe('99+');
  });

  it('the end of a list can be tapped only when there is more or it failed', () => {
    const onMore = jest.fn();
    const { rerender } = render(<ListFooter end="end" onMore={onMore} />);
    fireEvent.click(screen.getByText('已经到底了'));
    rerender(<ListFooter end="failed" onMore={onMore} />);
    fireEvent.click(screen.getByRole('button'));
    expect(onMore).toHaveBeenCalledTimes(1);
  });

  it('steps mark what is done, now and late', () => {
    const { container } = render(<Steps stops={['上报', '领取', '处理']} current={1} late />);
    expect(container.querySelectorAll('.wa-steps__stop--done')).toHaveLength(1);
    expect(container.querySelectorAll('.wa-steps__stop--late')).toHaveLength(1);
  });

  it('options are found by words in any order', () => {
    const options = [
      { value: '1', label: '泉景花园', note: '北关社区' },
      { value: '2', label: '时风小区', note: '北关社区' },
    ];
    expect(matching(options, '北关 泉景').map((one) => one.value)).toEqual(['1']);
    expect(matching(options, '  ')).toHaveLength(2);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });

  it('initials and lengths', () => {
    expect([initialOf('王师傅'), initialOf(' li'), initialOf('')]).toEqual(['王', 'L', '我']);
    expect([lengthText(7), lengthText(60), lengthText(59.6)]).toEqual(['0:07', '1:00', '1:00']);
  });
});

describe('icons', () => {
  const drawn = readFileSync(join(__dirname, 'styles/_icons.scss'), 'utf8');

  it('are drawn, every one that has a name, and named, every one that is drawn', () => {
    const names = [...drawn.matchAll(/^ {2}'(\w+)':/gm)].map((match) => match[1]);
    expect([...names].sort()).toEqual([...ICON_NAMES].sort());
  });

  it('fall back to the general one for a category of tomorrow', () => {
    expect(categoryIcon('drone_noise')).toBe('other');
    expect(categoryIcon('road')).toBe('road');
  });
});
