import { View } from '@tarojs/components';
import { type PolicyView, type Tile } from '@wide-angle/shared';
import { useState } from 'react';
import { Actions, Button } from '../../ui/button';
import { Chips } from '../../ui/chips';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { Sheet } from '../../ui/sheet';
import { categoryOptions, stateOptions, type Filter } from './filter';

export interface FilterSheetProps {
  tile: Tile | undefined;
  filter: Filter;
  policy: PolicyView | null;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}

/** State and category of a list; nothing changes before the button is pressed. */
export function FilterSheet({ tile, filter, policy, onApply, onClose }: FilterSheetProps) {
  const [draft, setDraft] = useState<Filter>(filter);
  const states = stateOptions(tile);
  const footer = (
    <Actions>
      {[
        <Button key="clear" onTap={() => onApply({ q: filter.q })}>
          清除
        </Button>,
        <Button key="apply" variant="primary" onTap={() => onApply(draft)}>
          看结果
        </Button>,
      ]}
    </Actions>
  );
  return (
    <Sheet open padded title="筛选" onClose={onClose} footer={footer}>
      <View className="wa-form">
        {states.length > 0 ? (
          <Field label="状态" optional>
            <Chips
              options={states}
              value={draft.state ?? null}
              onTap={(state) =>
                setDraft((old) => ({ ...old, state: old.state === state ? undefined : state }))
              }
            />
          </Field>
        ) : null}
        <Field label="类别" optional>
          <Select
            title="类别"
            placeholder="所有类别"
            options={[{ value: '', label: '所有类别' }, ...categoryOptions(policy)]}
            value={draft.categoryCode ?? ''}
            onChange={(code) => setDraft((old) => ({ ...old, categoryCode: code || undefined }))}
          />
        </Field>
      </View>
    </Sheet>
  );
}
