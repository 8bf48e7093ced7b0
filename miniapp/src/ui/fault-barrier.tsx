import { Component, type PropsWithChildren, type ReactNode } from 'react';
import { ErrorState } from './empty';

/** Keeps a fault in one page's drawing from leaving a white screen. */
export class FaultBarrier extends Component<PropsWithChildren, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        text="这一页没有显示出来，您的内容没有丢失。"
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
