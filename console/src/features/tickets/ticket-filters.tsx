import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { InputRef } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { SEARCH_MAX, STATE_LABELS, TICKET_STATES, type Tile } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';
import { usePolicy, useTicketList, type TicketFilters } from './queries.ts';

const TYPING_PAUSE = 350;

interface TicketFiltersProps {
  tile: Tile;
  filters: TicketFilters;
  onChange: (filters: TicketFilters) => void;
}

/** Narrows a list: by words, state, category, estate. `/` goes to the search field. */
export function TicketFilterBar({ tile, filters, onChange }: TicketFiltersProps) {
  const search = useSlashFocus();
  const states = tile.filter.states ?? TICKET_STATES;
  const categories = usePolicy().data?.categories ?? [];
  const isNarrowed = Object.values(filters).some(Boolean);
  return (
    <div className="filters" role="search" aria-label="筛选工单">
      <SearchInput
        inputRef={search}
        value={filters.q ?? ''}
        onSearch={(q) => onChange({ ...filters, q: q || undefined })}
      />
      {states.length > 1 && (
        <Select
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          value={filters.state}
          options={states.map((state) => ({ value: state, label: STATE_LABELS[state] }))}
          onChange={(state?: TicketFilters['state']) => onChange({ ...filters, state })}
          style={{ width: 130 }}
        />
      )}
      <Select
        allowClear
        aria-label="类别"
        placeholder="全部类别"
        value={filters.categoryCode}
        showSearch={{ optionFilterProp: 'label' }}
        options={categories.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(categoryCode?: string) => onChange({ ...filters, categoryCode })}
        style={{ width: 150 }}
      />
      <EstateSelect
        value={filters.estateId}
        onChange={(estateId) => onChange({ ...filters, estateId })}
      />
      {filters.responsibleId && (
        <OfficeChip
          tile={tile}
          filters={filters}
          onDrop={() => onChange({ ...filters, responsibleId: undefined })}
        />
      )}
      {isNarrowed && (
        <Button type="text" onClick={() => onChange({})}>
          清除筛选
        </Button>
      )}
    </div>
  );
}

/** That only one organisation's work is shown; its rows know the name. A press takes it back. */
function OfficeChip(props: { tile: Tile; filters: TicketFilters; onDrop: () => void }) {
  const { data } = useTicketList(props.tile.key, props.filters);
  const name = data?.pages[0]?.items[0]?.responsibleName;
  return (
    <Button aria-label={`不再只看${name ?? '一家单位'}`} onClick={props.onDrop}>
      只看{name ?? '一家单位'} ×
    </Button>
  );
}

function EstateSelect(props: { value?: string; onChange: (estateId?: string) => void }) {
  const api = useApi();
  const [q, setQ] = useState('');
  const estates = useQuery({
    queryKey: ['estates', q],
    queryFn: () => api.organizations.estates({ query: { q, limit: 20 } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Select
      allowClear
      aria-label="小区"
      placeholder="全部小区"
      value={props.value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={estates.isFetching}
      notFoundContent="没有找到这个小区"
      options={(estates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
      style={{ width: 170 }}
    />
  );
}

interface SearchInputProps {
  inputRef: RefObject<InputRef | null>;
  value: string;
  onSearch: (q: string) => void;
}

/** Searches a moment after the last key, and at once on Enter. */
function SearchInput({ inputRef, value, onSearch }: SearchInputProps) {
  const [text, setText] = useState(value);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(pending.current), []);
  const change = (next: string, wait: number) => {
    setText(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onSearch(next.trim()), wait);
  };
  return (
    <Input
      ref={inputRef}
      allowClear
      aria-label="查找工单：编号、内容、位置"
      placeholder="查编号、内容、位置（按 / 键）"
      maxLength={SEARCH_MAX}
      value={text}
      onChange={(event) => change(event.target.value, TYPING_PAUSE)}
      onPressEnter={() => change(text, 0)}
      style={{ width: 260 }}
    />
  );
}

/** `/` anywhere outside of a field puts the cursor into the search. */
function useSlashFocus(): RefObject<InputRef | null> {
  const input = useRef<InputRef>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return input;
}
