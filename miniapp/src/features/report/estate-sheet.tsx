import { Text, View } from '@tarojs/components';
import { SEARCH_MAX, type MeView } from '@wide-angle/shared';
import { useState } from 'react';
import { isOffline, problemText } from '../../platform/problem-error';
import { Cell } from '../../ui/cell';
import { Empty, ErrorState } from '../../ui/empty';
import { Input } from '../../ui/input';
import { ListFooter } from '../../ui/list-footer';
import { Sheet } from '../../ui/sheet';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { useEstateSearch } from './use-estate-search';

export interface EstateSheetProps {
  me: MeView;
  onChoose: (estate: { id: string; name: string }) => void;
  onClose: () => void;
}

/** Own estates first; all others by a part of their name. */
export function EstateSheet({ me, onChoose, onClose }: EstateSheetProps) {
  const [search, setSearch] = useState('');
  const box = (
    <Input
      value={search}
      onChange={setSearch}
      max={SEARCH_MAX}
      icon="search"
      placeholder="输入小区名称查找"
    />
  );
  return (
    <Sheet open title="选择小区" onClose={onClose} top={box}>
      {search.trim() === '' ? <OwnEstates me={me} onChoose={onChoose} /> : null}
      <FoundEstates search={search} onChoose={onChoose} />
    </Sheet>
  );
}

function OwnEstates({ me, onChoose }: Pick<EstateSheetProps, 'me' | 'onChoose'>) {
  return (
    <View>
      {me.residences.map((home) => (
        <Cell
          key={`${home.estateId}${home.dwelling}`}
          icon="home"
          title={home.estateName}
          note={home.dwelling}
          value={<Tag text={home.isVerified ? '我的' : '认证中'} tone="processing" />}
          onTap={() => onChoose({ id: home.estateId, name: home.estateName })}
        />
      ))}
    </View>
  );
}

function FoundEstates({
  search,
  onChoose,
}: {
  search: string;
  onChoose: EstateSheetProps['onChoose'];
}) {
  const found = useEstateSearch(search);
  if (found.data === null) {
    if (!found.error) return <Skeleton cards={2} lines={2} />;
    return (
      <ErrorState
        text={problemText(found.error)}
        offline={isOffline(found.error)}
        onRetry={() => void found.reload()}
      />
    );
  }
  if (found.data.length === 0) {
    return <Empty picture="search" title="没有找到" text="换个词试试，或者少输几个字" />;
  }
  return (
    <View>
      <Text className="wa-sheet__part">全部小区</Text>
      {found.data.map((estate) => (
        <Cell
          key={estate.id}
          icon="building"
          title={estate.name}
          note={[estate.communityName, estate.address].filter(Boolean).join(' · ')}
          onTap={() => onChoose({ id: estate.id, name: estate.name })}
        />
      ))}
      <ListFooter end={found.end} onMore={() => void found.more()} />
    </View>
  );
}
