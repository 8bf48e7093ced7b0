import { Button } from 'antd';
import { useState } from 'react';
import { numberText, type OrderView } from '@wide-angle/shared';
import { IssueTogether } from './issue-together.tsx';
import type { MarkedTickets } from './use-marked-tickets.ts';

interface MarkedBarProps {
  marked: MarkedTickets;
  /** Narrows the list to the work of the organisation that the marked tickets belong to; null where it is so already. */
  onNarrow: ((responsibleId: string) => void) | null;
  onIssued: (order: OrderView) => void;
}

/** What is marked, and what to do with it; it stays in sight below the list. */
export function MarkedBar({ marked, onNarrow, onIssued }: MarkedBarProps) {
  const [isIssuing, setIssuing] = useState(false);
  const [first] = marked.cards;
  if (!first) return null;
  return (
    <div className="card marked-bar" role="group" aria-label="已选的工单">
      <strong className="tabular">已选 {marked.cards.length} 件</strong>
      <div className="marked-cards">
        <span className="secondary">由{first.responsibleName}承办：</span>
        {marked.cards.map((card) => (
          <Button
            key={card.id}
            size="small"
            className="tabular"
            aria-label={`不选 ${numberText(card.number)}`}
            title="不选这件"
            onClick={() => marked.toggle(card)}
          >
            {numberText(card.number)} ×
          </Button>
        ))}
      </div>
      {onNarrow && (
        <Button onClick={() => onNarrow(first.responsibleId)}>只看{first.responsibleName}</Button>
      )}
      <Button onClick={marked.clear}>取消选择</Button>
      <Button type="primary" onClick={() => setIssuing(true)}>
        签发督办单
      </Button>
      {isIssuing && (
        <IssueTogether
          cards={marked.cards}
          onClose={() => setIssuing(false)}
          onIssued={(order) => {
            marked.clear();
            onIssued(order);
          }}
        />
      )}
    </div>
  );
}
