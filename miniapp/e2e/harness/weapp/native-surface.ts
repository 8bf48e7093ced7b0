import { node, type WxNode } from './tree';

/** What the system shows over the page: the app asked for it through `wx`, the spec sees and taps it as nodes. */
interface Layer {
  kind: 'modal' | 'sheet' | 'toast' | 'loading' | 'picker';
  draw(): WxNode[];
}

const label = (kind: string, name: string, text: string, onNativeTap?: () => void): WxNode =>
  node(`native-${kind}-${name}`, `native/${kind}/${name}/${text}`, {
    attrs: { class: `native-${kind}-${name}` },
    children: [node('#text', `native/${kind}/${name}/${text}/text`, { text })],
    onNativeTap,
  });

export interface ModalRequest {
  title: string;
  content: string;
  confirmText: string;
  cancelText: string;
  showCancel: boolean;
  editable: boolean;
}

/** WeChat's own surface: one modal, sheet, toast or loading mark at a time of each kind. */
export class NativeSurface {
  private layers: Layer[] = [];

  constructor(private readonly later: (run: () => void, ms: number) => void) {}

  /** The surface as a node beside the page; its parts carry `onNativeTap`. */
  tree(): WxNode {
    return node('native-surface', 'native', {
      children: this.layers.map((layer) =>
        node(`native-${layer.kind}`, `native/${layer.kind}`, {
          attrs: { class: `native-${layer.kind}` },
          children: layer.draw(),
        }),
      ),
    });
  }

  /** Shows a dialog until one of its buttons is tapped. */
  modal(request: ModalRequest): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
    return new Promise((resolve) => {
      const close = (confirm: boolean): void => {
        this.remove('modal');
        resolve({ confirm, cancel: !confirm, ...(request.editable ? { content: '' } : {}) });
      };
      const { title, content, cancelText, confirmText, showCancel } = request;
      this.show('modal', () => [
        ...(title ? [label('modal', 'title', title)] : []),
        ...(content ? [label('modal', 'content', content)] : []),
        ...(showCancel ? [label('modal', 'cancel', cancelText, () => close(false))] : []),
        label('modal', 'confirm', confirmText, () => close(true)),
      ]);
    });
  }

  /** Shows a list to choose from; gives the index, or undefined for 取消. */
  sheet(items: string[]): Promise<number | undefined> {
    return this.choice('sheet', items);
  }

  /** The wheel of a `picker` component, as a plain list. */
  picker(items: string[]): Promise<number | undefined> {
    return this.choice('picker', items);
  }

  toast(title: string, ms: number): void {
    this.remove('loading');
    const layer = this.show('toast', () => [label('toast', 'title', title)]);
    this.later(() => {
      this.layers = this.layers.filter((shown) => shown !== layer);
    }, ms);
  }

  loading(title: string): void {
    this.remove('toast');
    this.show('loading', () => [label('loading', 'title', title)]);
  }

  /** hideToast and hideLoading. */
  remove(kind: Layer['kind']): void {
    this.layers = this.layers.filter((layer) => layer.kind !== kind);
  }

  private choice(kind: 'sheet' | 'picker', items: string[]): Promise<number | undefined> {
    return new Promise((resolve) => {
      const close = (index: number | undefined) => (): void => {
        this.remove(kind);
        resolve(index);
      };
      this.show(kind, () => [
        ...items.map((item, index) => label(kind, 'item', item, close(index))),
        label(kind, 'cancel', '取消', close(undefined)),
      ]);
    });
  }

  private show(kind: Layer['kind'], draw: () => WxNode[]): Layer {
    this.remove(kind);
    const layer: Layer = { kind, draw };
    this.layers.push(layer);
    return layer;
  }
}
