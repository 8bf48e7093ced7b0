import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';

export interface RateProps {
  label: string;
  /** 1–5, or null while nothing was chosen: never a score that nobody gave. */
  value: number | null;
  onChange: (value: number) => void;
}

const WORDS = ['很不满意', '不满意', '一般', '满意', '很满意'] as const;
const STARS = [1, 2, 3, 4, 5] as const;

/** One question answered with one to five stars; the word beside them says what they mean. */
export function Rate({ label, value, onChange }: RateProps) {
  return (
    <View className="wa-rate">
      <View className="wa-rate__head">
        <Text className="wa-rate__label">{label}</Text>
        <Text className="wa-rate__word">{value === null ? '请打分' : WORDS[value - 1]}</Text>
      </View>
      <View className="wa-rate__stars">
        {STARS.map((star) => {
          const on = value !== null && star <= value;
          return (
            <View
              key={star}
              className={classes('wa-rate__star', on && 'wa-rate__star--on')}
              onClick={() => onChange(star)}
              {...a11y({
                role: 'radio',
                checked: star === value,
                label: `${label}${star}星，${WORDS[star - 1]}`,
              })}
            >
              <Icon name={on ? 'star_full' : 'star'} size="large" />
            </View>
          );
        })}
      </View>
    </View>
  );
}
