import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { WebhookView } from '@wide-angle/shared';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notices.tsx';

interface SecretDialogProps {
  webhook: WebhookView;
  onClose: () => void;
}

/** The secret, the one time that it is shown. */
export function SecretDialog({ webhook: { name, secret }, onClose }: SecretDialogProps) {
  return (
    <Modal
      open
      title={`“${name}”的密钥`}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          已交给对方，关闭
        </Button>
      }
    >
      <Notice tone="yellow">密钥只显示这一次，关闭后无法再看。丢失时只能更换。</Notice>
      <div className="secret-line">
        <Input
          aria-label="密钥"
          readOnly
          autoFocus
          value={secret ?? ''}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={secret ?? ''} />
      </div>
      <p className="secondary">
        对方用它核对每次推送的签名，做法见接口说明。请通过安全渠道转交，不要发到群里。
      </p>
    </Modal>
  );
}

function CopyButton({ text }: { text: string }) {
  const announce = useAnnounce();
  const [isRefused, setRefused] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce('密钥已复制');
    } catch {
      // No secure context, or forbidden: the text is selected when its field is entered.
      setRefused(true);
    }
  };
  return isRefused ? (
    <span className="secondary" role="alert">
      浏览器不允许复制，请手动选取
    </span>
  ) : (
    <Button onClick={() => void copy()}>复制</Button>
  );
}
