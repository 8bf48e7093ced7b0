import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';

interface DiscardQuestionProps {
  isAsked: boolean;
  /** Something would be lost; then leaving the page asks too. */
  isChanged: boolean;
  count: number;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asks before a draft is lost, be it by the button or by leaving the page. */
export function DiscardQuestion(props: DiscardQuestionProps) {
  const { isAsked, isChanged, count, onKeep, onDiscard } = props;
  const blocker = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const isLeaving = blocker.status === 'blocked';
  const keep = () => (isLeaving ? blocker.reset() : onKeep());
  const discard = () => (isLeaving ? blocker.proceed() : onDiscard());
  return (
    <Modal
      open={isAsked || isLeaving}
      title="放弃这份草稿？"
      onCancel={keep}
      width={440}
      destroyOnHidden
      footer={
        <div className="dialog-footer">
          <Button autoFocus onClick={keep}>
            继续起草
          </Button>
          <Button type="primary" danger onClick={discard}>
            确认放弃
          </Button>
        </div>
      }
    >
      <p>已改的 {count} 处没有发布，放弃后不能找回。</p>
    </Modal>
  );
}
