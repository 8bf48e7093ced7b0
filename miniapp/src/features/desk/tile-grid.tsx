import { Text, View } from '@tarojs/components';
import { a11y } from '../../ui/a11y';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { countText, type BoardTile } from './board';

export interface TileGridProps {
  tiles: readonly BoardTile[];
  onTap: (key: string) => void;
}

/** Numbers to act on, two in a row; red is lateness, blue waits for a decision, and the word says of what. */
export function TileGrid({ tiles, onTap }: TileGridProps) {
  return (
    <View className="wa-tiles">
      {tiles.map((tile) => (
        <View
          key={tile.key}
          className={classes('wa-tiles__item', `wa-tiles__item--${tile.tone}`)}
          hoverClass="wa-press"
          onClick={() => onTap(tile.key)}
          {...a11y({ role: 'button', label: `${tile.title}，${countText(tile.count)}件` })}
        >
          <View className="wa-tiles__head">
            <Text className="wa-tiles__title">{tile.title}</Text>
            <Icon name="chevron" size="small" className="wa-tiles__arrow" />
          </View>
          <View className="wa-tiles__figure">
            <Text className="wa-tiles__count">{countText(tile.count)}</Text>
            <Text className="wa-tiles__unit">件</Text>
          </View>
          <Text className="wa-tiles__note">{tile.note}</Text>
        </View>
      ))}
    </View>
  );
}
