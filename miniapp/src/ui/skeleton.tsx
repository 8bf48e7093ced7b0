import { View } from '@tarojs/components';
import { a11y } from './a11y';

export interface SkeletonProps {
  /** Cards of the layout that is coming. */
  cards?: number;
  /** Lines in each, the first being its title. */
  lines?: number;
}

/** The shape of what is being loaded. */
export function Skeleton({ cards = 3, lines = 3 }: SkeletonProps) {
  return (
    <View className="wa-skeleton" {...a11y({ role: 'img', label: '正在加载' })}>
      {range(cards).map((card) => (
        <View key={card} className="wa-skeleton__card">
          {range(lines).map((line) => (
            <View key={line} className={`wa-skeleton__line ${lineLook(line, lines)}`} />
          ))}
        </View>
      ))}
    </View>
  );
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function lineLook(line: number, lines: number): string {
  if (line === 0) return 'wa-skeleton__line--title';
  return line === lines - 1 ? 'wa-skeleton__line--short' : '';
}
