import { Text, View } from '@tarojs/components';
import { Fragment, useState } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export interface Choice<V extends string = string> {
  value: V;
  label: string;
  icon: IconName;
  /** Danger to life: the icon is red. */
  urgent?: boolean;
  /** Stands as a heading above the first of its group. */
  group?: string;
}

export interface ChoiceGridProps<V extends string> {
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** So many are shown at first, with 更多 behind them. All when left out. */
  first?: number;
  /** Words of a whole row that leads to the rest, instead of a tile; for rows that are full already. */
  more?: string;
  /** Grey tiles, for a grid inside a white card. */
  plain?: boolean;
}

/** Icons to choose one from, four in a row. A choice folds the rest away again, but never itself. */
export function ChoiceGrid<V extends string>(props: ChoiceGridProps<V>) {
  const { choices, value, onChange, first = choices.length, plain, more } = props;
  const [all, setAll] = useState(false);
  const folded = !all && choices.length > first;
  const shown = folded ? visible(choices, value, first) : choices;
  return (
    <View className={classes('wa-grid', plain && 'wa-grid--plain')} {...a11y({ role: 'list' })}>
      {shown.map((choice, index) => (
        <Fragment key={choice.value}>
          {!folded && choice.group && choice.group !== shown[index - 1]?.group ? (
            <Text className="wa-grid__group">{choice.group}</Text>
          ) : null}
          <Tile
            choice={choice}
            on={choice.value === value}
            onTap={() => {
              setAll(false);
              onChange(choice.value);
            }}
          />
        </Fragment>
      ))}
      {folded && more ? <MoreRow text={more} onTap={() => setAll(true)} /> : null}
      {folded && !more ? <MoreTile onTap={() => setAll(true)} /> : null}
    </View>
  );
}

/** The first ones, the chosen one taking the last place when it would be hidden. */
export function visible<V extends string>(
  choices: readonly Choice<V>[],
  value: V | null,
  first: number,
): readonly Choice<V>[] {
  const head = choices.slice(0, first);
  const chosen = choices.find((choice) => choice.value === value);
  if (!chosen || head.includes(chosen)) return head;
  return [...head.slice(0, first - 1), chosen];
}

function Tile({ choice, on, onTap }: { choice: Choice; on: boolean; onTap: () => void }) {
  return (
    <View
      className={classes('wa-grid__item', on && 'wa-grid__item--on')}
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'radio', checked: on, label: choice.label })}
    >
      <View className={classes('wa-grid__disc', choice.urgent && 'wa-grid__disc--red')}>
        <Icon name={choice.icon} />
      </View>
      <Text className="wa-grid__label">{choice.label}</Text>
    </View>
  );
}

function MoreTile({ onTap }: { onTap: () => void }) {
  return (
    <View
      className="wa-grid__item"
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: '更多类别' })}
    >
      <View className="wa-grid__disc wa-grid__disc--more">
        <Icon name="dots" />
      </View>
      <Text className="wa-grid__label">更多</Text>
    </View>
  );
}

function MoreRow({ text, onTap }: { text: string; onTap: () => void }) {
  return (
    <View
      className="wa-grid__more"
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: text })}
    >
      <Text>{text}</Text>
      <Icon name="chevron_down" size="small" />
    </View>
  );
}
