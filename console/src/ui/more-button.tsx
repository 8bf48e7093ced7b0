import { Button } from 'antd';
import type { ReactNode } from 'react';

/** What a list that is fetched page after page tells of itself. */
export interface FurtherPages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The foot of a list: a word about it, and the next page where there is one. */
export function MoreButton({ list, children }: { list: FurtherPages; children?: ReactNode }) {
  if (!children && !list.hasNextPage) return null;
  return (
    <footer className="table-foot">
      <span className="secondary tabular">{children}</span>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          加载更多
        </Button>
      )}
    </footer>
  );
}
