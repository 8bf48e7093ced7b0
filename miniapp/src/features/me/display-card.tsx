import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { chooseDisplay, useDisplayChoice, type DisplayChoice } from '../../ui/display';
import { Field } from '../../ui/field';
import { View } from '@tarojs/components';

const SIZES: readonly { value: DisplayChoice['size']; label: string }[] = [
  { value: 'system', label: process.env.TARO_ENV === 'weapp' ? '跟随微信' : '自动' },
  { value: 'standard', label: '标准' },
  { value: 'elder', label: '大字' },
];

const THEMES: readonly { value: DisplayChoice['theme']; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'auto', label: '跟随手机' },
];

/** How this phone shows everything: size of text and colours. */
export function DisplayCard() {
  const { size, theme } = useDisplayChoice();
  return (
    <Card title="显示">
      <View className="wa-form">
        <Field label="字号">
          <Chips options={SIZES} value={size} onTap={(value) => chooseDisplay({ size: value })} />
        </Field>
        <Field label="颜色">
          <Chips
            options={THEMES}
            value={theme}
            onTap={(value) => chooseDisplay({ theme: value })}
          />
        </Field>
      </View>
    </Card>
  );
}
