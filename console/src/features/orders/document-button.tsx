import { Button } from 'antd';
import { useState } from 'react';
import type { OrderView } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useApi } from '../../lib/services.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notices.tsx';

/** Opens the order as an official document (PDF) to read, print or keep. Only a signed order is one. */
export function DocumentButton({ order }: { order: OrderView }) {
  const api = useApi();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (!order.number) return null;
  const open = async () => {
    setBusy(true);
    setFailure(null);
    // Opened while the click lasts: later the browser would take it for an advertisement.
    const tab = window.open('', '_blank');
    try {
      const { url } = await api.orders.document({ params: { id: order.id } });
      if (tab) tab.location.href = url;
      else window.location.assign(url);
      announce('公文已打开，可以打印或保存。');
    } catch (error) {
      tab?.close();
      setFailure(sentenceOfError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      {failure && <Notice tone="red">{failure}</Notice>}
      <Button loading={isBusy} onClick={() => void open()}>
        打印公文（PDF）
      </Button>
    </div>
  );
}
