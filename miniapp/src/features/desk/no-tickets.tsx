import { Empty } from '../../ui/empty';
import { emptyWords } from './tiles';

export interface NoTicketsProps {
  /** Key of the list. */
  tile: string;
  /** Something narrows it: then it may only look empty. */
  narrowed: boolean;
  onReset: () => void;
}

/** An empty list: what will be here, or the way back to all of it. */
export function NoTickets({ tile, narrowed, onReset }: NoTicketsProps) {
  const [title, text] = emptyWords(tile);
  if (!narrowed) return <Empty title={title} text={text} />;
  return (
    <Empty
      picture="search"
      title="没有找到"
      text="换个词，或者少选几个条件试试。"
      action="清除条件"
      onAction={onReset}
    />
  );
}
