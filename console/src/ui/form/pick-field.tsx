import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { SEARCH_MAX } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import type { FieldSpec, FieldValue, Option } from './fields.ts';

const TYPING_PAUSE = 250;

interface PickFieldProps {
  aria: Record<string, string | boolean | undefined>;
  spec: FieldSpec & { kind: 'pick' };
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

/** A choice out of many, found by typing. */
export function PickField({ aria, spec, value, onChange }: PickFieldProps) {
  const [q, setQ] = useState('');
  const { options, isSearching, failure } = useSearch(spec.search, q);
  return (
    <Select
      {...aria}
      value={typeof value === 'string' ? value : undefined}
      placeholder={spec.placeholder}
      showSearch={{ filterOption: false, onSearch: (text) => setQ(text.slice(0, SEARCH_MAX)) }}
      loading={isSearching}
      notFoundContent={failure ?? (isSearching ? '正在查找…' : '没有找到，请换个词')}
      options={options.map((option) => ({ ...option, label: optionLabel(option) }))}
      onChange={(picked: string | undefined) => onChange(picked)}
      style={{ width: '100%' }}
    />
  );
}

function optionLabel({ label, hint }: Option) {
  return hint ? (
    <span className="option">
      <span>{label}</span>
      <span className="secondary">{hint}</span>
    </span>
  ) : (
    label
  );
}

interface Found {
  options: readonly Option[];
  isSearching: boolean;
  failure: string | null;
}

/** Searches a moment after the last key; an answer that comes after a newer question is dropped. */
function useSearch(search: (q: string) => Promise<readonly Option[]>, q: string): Found {
  const [found, setFound] = useState<Found>({ options: [], isSearching: true, failure: null });
  useEffect(() => {
    let isStale = false;
    const settle = (next: Partial<Found>) => {
      if (!isStale) setFound((last) => ({ ...last, isSearching: false, failure: null, ...next }));
    };
    const timer = setTimeout(
      () => {
        search(q.trim()).then(
          (options) => settle({ options }),
          (error: unknown) => settle({ options: [], failure: sentenceOfError(error) }),
        );
      },
      q ? TYPING_PAUSE : 0,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [search, q]);
  return found;
}
