import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';
import { Empty } from './empty';
import { Icon } from './icon';
import { Input } from './input';
import { matching, type Option } from './options';
import { Sheet } from './sheet';

export interface SelectProps<V extends string> {
  title: string;
  options: readonly Option<V>[];
  value: V | null;
  onChange: (value: V) => void;
  placeholder?: string;
  bad?: boolean;
}

/** Above this many options the sheet offers a search box. */
const SEARCH_FROM = 9;

/** Shows the choice; a tap opens a sheet with all options. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { title, options, value, onChange, placeholder = '请选择', bad } = props;
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const choose = (next: V) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <View>
      <View
        className={classes('wa-select', bad && 'wa-select--bad')}
        onClick={() => setOpen(true)}
        {...a11y({ role: 'button', label: `${title}，${chosen?.label ?? placeholder}` })}
      >
        {chosen ? (
          <View className="wa-select__main">
            <Text className="wa-select__value">{chosen.label}</Text>
            {chosen.note ? <Text className="wa-option__note">{chosen.note}</Text> : null}
          </View>
        ) : (
          <Text className="wa-select__value wa-select__value--empty">{placeholder}</Text>
        )}
        <Icon name="chevron_down" size="small" className="wa-select__arrow" />
      </View>
      {open ? (
        <OptionSheet
          {...{ title, options, value }}
          onChoose={choose}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </View>
  );
}

interface OptionSheetProps<V extends string> {
  title: string;
  options: readonly Option<V>[];
  value: V | null;
  /** For long lists in an order that everybody knows, such as days. */
  hideSearch?: boolean;
  onChoose: (value: V) => void;
  onClose: () => void;
}

/** The sheet of a Select, usable alone where a button opens the choice. */
export function OptionSheet<V extends string>(props: OptionSheetProps<V>) {
  const [search, setSearch] = useState('');
  const shown = matching(props.options, search);
  const searchBox =
    props.options.length >= SEARCH_FROM && !props.hideSearch ? (
      <Input value={search} onChange={setSearch} icon="search" placeholder="输入名称查找" />
    ) : null;
  return (
    <Sheet open title={props.title} onClose={props.onClose} top={searchBox}>
      {shown.map((option) => (
        <OptionRow
          key={option.value}
          option={option}
          on={option.value === props.value}
          onTap={() => props.onChoose(option.value)}
        />
      ))}
      {shown.length === 0 ? (
        <Empty picture="search" title="没有找到" text="换个词试试，或者少输几个字" />
      ) : null}
    </Sheet>
  );
}

function OptionRow({ option, on, onTap }: { option: Option; on: boolean; onTap: () => void }) {
  const off = Boolean(option.disabled);
  return (
    <View
      className={classes('wa-option', on && 'wa-option--on', off && 'wa-option--off')}
      hoverClass={off ? 'none' : 'wa-press'}
      onClick={off ? undefined : onTap}
      {...a11y({ role: 'radio', checked: on, disabled: off || undefined })}
    >
      <View className="wa-option__main">
        <Text className="wa-option__label">{option.label}</Text>
        {option.note ? <Text className="wa-option__note">{option.note}</Text> : null}
      </View>
      {on ? <Icon name="check" /> : null}
    </View>
  );
}
