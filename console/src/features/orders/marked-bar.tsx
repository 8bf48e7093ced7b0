import { Button } from 'antd';
import { useState } from 'react';
import { numberText, type OrderView } from '@wide-angle/shared';
import { IssueTogether } from './issue-together.tsx';
import type { MarkedTickets } from './use-marked-tickets.ts';

interface MarkedBarProps {
  marked: MarkedTickets;
  onIssued: (order: OrderView) => void;
}

/** What is marked, and what to do with it; it stays in sight below the list. */
export function MarkedBar({ marked, onIssued }: MarkedBarProps) {
  const [isIssuing, setIssuing] = useState(false);
  const [first] = marked.cards;
  if (!first) return null;
  return (
    <div className="card marked-bar" role="group" aria-label="已选的工单">
      <strong className="tabular">已选 {marked.cards.length} 件</strong>
      <span className="secondary marked-numbers">
        {first.responsibleName}承办：
        {marked.cards.map(({ number }) => numberText(number)).join('、')}
      </span>
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
