import { Button } from 'antd';
import { useAnnounce } from '../../../ui/announcer.tsx';

interface RowHeadProps {
  id: string;
  title: string;
  name: string;
  /** Its neighbours in the order of owners; null at the ends. */
  before: string | null;
  after: string | null;
  onSwap: (other: string) => void;
  onRemove: () => void;
  /** Why it cannot be removed; null where it can. */
  kept: string | null;
}

/** The head of a group's or category's form: move it, remove it. */
export function RowHead(props: RowHeadProps) {
  const { id, title, name, before, after, onSwap, onRemove, kept } = props;
  const announce = useAnnounce();
  const swap = (other: string | null, words: string) => {
    if (other === null) return;
    onSwap(other);
    announce(`“${name}”已${words}`);
  };
  return (
    <>
      <div className="policy-head">
        <h2 id={id}>{title}</h2>
        <span className="policy-row-buttons">
          <Button size="small" disabled={before === null} onClick={() => swap(before, '上移')}>
            上移
          </Button>
          <Button size="small" disabled={after === null} onClick={() => swap(after, '下移')}>
            下移
          </Button>
          <Button size="small" disabled={kept !== null} onClick={onRemove}>
            删除
          </Button>
        </span>
      </div>
      {kept && <p className="secondary policy-intro">{kept}</p>}
    </>
  );
}
