import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect, useRef, useState, type PropsWithChildren } from 'react';
import { centreInLine } from '../platform/centre-in-line';
import { a11y } from './a11y';
import { classes } from './classes';
import { type Option } from './options';

export interface ChipOption<V extends string> extends Option<V> {
  /** A number beside the words. */
  count?: number;
}

export interface ChipsProps<V extends string> {
  options: readonly ChipOption<V>[];
  /** One value, or all chosen ones. */
  value: V | null | readonly V[];
  /** Gives the chip that was tapped; `toggled` makes the next list of a multiple choice. */
  onTap: (value: V) => void;
  /** One line that scrolls sideways, for filters. */
  scroll?: boolean;
}

/** Short choices side by side. */
export function Chips<V extends string>({ options, value, onTap, scroll }: ChipsProps<V>) {
  const many = Array.isArray(value);
  const isOn = (one: V) => (many ? (value as readonly V[]).includes(one) : value === one);
  const chosen = scroll && !many ? (value as V | null) : null;
  return (
    <Line scroll={scroll} chosen={chosen}>
      {options.map((option) => (
        <View
          key={option.value}
          id={scroll ? idOf(option.value) : undefined}
          className={classes('wa-chips__item', isOn(option.value) && 'wa-chips__item--on')}
          hoverClass="wa-press"
          onClick={() => onTap(option.value)}
          {...a11y({ role: many ? 'checkbox' : 'radio', checked: isOn(option.value) })}
        >
          <Text>{option.label}</Text>
          {option.count === undefined ? null : (
            <Text className="wa-chips__count">{option.count}</Text>
          )}
        </View>
      ))}
    </Line>
  );
}

/** One list of filters on a page, so a value is enough of a name. */
function idOf(value: string): string {
  return `chip-${value}`;
}

interface LineProps {
  scroll: boolean | undefined;
  chosen: string | null;
}

const LINE = 'wa-chips-scroll';

/** Wraps, or scrolls sideways with the chosen one in sight. */
function Line({ scroll, chosen, children }: PropsWithChildren<LineProps>) {
  const target = useFirst(chosen);
  if (!scroll) return <View className="wa-chips">{children}</View>;
  // In a browser this property would scroll the whole page along, see centreInLine.
  const inWechat =
    process.env.TARO_ENV === 'weapp' && target !== null ? { scrollIntoView: idOf(target) } : {};
  return (
    <ScrollView className={LINE} scrollX enhanced showScrollbar={false} {...inWechat}>
      <View className="wa-chips wa-chips--line">{children}</View>
    </ScrollView>
  );
}

/** After this the line has its width; nothing can be scrolled before. */
const LAID_OUT = 150;

/** The chip that was chosen from the start, told late; later ones were in sight when they were tapped. */
function useFirst(chosen: string | null): string | null {
  const first = useRef(chosen);
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    const id = first.current;
    if (id === null) return;
    const timer = setTimeout(() => {
      setTarget(id);
      centreInLine(idOf(id), LINE);
    }, LAID_OUT);
    return () => clearTimeout(timer);
  }, []);
  return target;
}
