import { Text, View } from '@tarojs/components';
import { SEARCH_MAX, type PolicyView, type Tile } from '@wide-angle/shared';
import { useEffect, useRef, useState } from 'react';
import { a11y } from '../../ui/a11y';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Input } from '../../ui/input';
import { FilterSheet } from './filter-sheet';
import { filterText, sheetParts, type Filter } from './filter';

export interface SearchBarProps {
  tile: Tile | undefined;
  filter: Filter;
  policy: PolicyView | null;
  onChange: (filter: Filter) => void;
}

/** Typing is over when nothing came for so long; a list is then asked for once. */
const PAUSE = 450;

/** Words to look for, and a button for everything else that narrows a list. */
export function SearchBar({ tile, filter, policy, onChange }: SearchBarProps) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useWords(filter.q ?? '', (q) => onChange({ ...filter, q }));
  const parts = sheetParts(filter);
  const text = filterText(filter, policy);
  return (
    <View className="wa-search">
      <View className="wa-search__row">
        <View className="wa-search__box">
          <Input
            value={words}
            onChange={setWords}
            max={SEARCH_MAX}
            icon="search"
            placeholder="编号、小区或关键词"
            extra={words ? <ClearButton onTap={() => setWords('')} /> : undefined}
          />
        </View>
        <View
          className={classes('wa-search__filter', parts > 0 && 'wa-search__filter--on')}
          hoverClass="wa-press"
          onClick={() => setOpen(true)}
          {...a11y({ role: 'button', label: text ? `筛选，已选${text}` : '筛选' })}
        >
          <Icon name="filter" size="small" />
          <Text>{parts > 0 ? `筛选 ${parts}` : '筛选'}</Text>
        </View>
      </View>
      {parts > 0 ? (
        <View className="wa-search__chosen">
          <Text className="wa-search__words">{`只看：${text}`}</Text>
          <View
            className="wa-search__reset"
            hoverClass="wa-press"
            onClick={() => onChange({ q: filter.q })}
            {...a11y({ role: 'button', label: '清除筛选' })}
          >
            <Text>清除</Text>
          </View>
        </View>
      ) : null}
      {open ? (
        <FilterSheet
          tile={tile}
          filter={filter}
          policy={policy}
          onApply={(next) => {
            setOpen(false);
            onChange(next);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </View>
  );
}

function ClearButton({ onTap }: { onTap: () => void }) {
  return (
    <View
      className="wa-search__clear"
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: '清空' })}
    >
      <Icon name="close" size="small" />
    </View>
  );
}

/** Words as they are typed; `onSettled` gets them when the typing pauses. */
function useWords(
  settled: string,
  onSettled: (words: string) => void,
): [string, (words: string) => void] {
  const [words, setWords] = useState(settled);
  const told = useRef(settled);
  const tell = useRef(onSettled);
  tell.current = onSettled;
  useEffect(() => {
    // Another list or 清除条件 changed them from outside.
    if (settled !== told.current) setWords(settled);
    told.current = settled;
  }, [settled]);
  useEffect(() => {
    if (words === told.current) return;
    const timer = setTimeout(() => {
      told.current = words;
      tell.current(words);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return [words, setWords];
}
