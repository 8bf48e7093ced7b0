import { applySetData, throughBridge, type Data } from './set-data';
import type { EventOwner } from './tree';

/** What the app gave to `Component({...})`. */
export interface ComponentConfig {
  data?: Data;
  properties?: Record<string, { value?: unknown } | null>;
  methods?: EventOwner;
  lifetimes?: { attached?: () => void; detached?: () => void };
  attached?: () => void;
  detached?: () => void;
}

interface Component {
  instance: EventOwner & { data: Data };
  config: ComponentConfig;
  /** The properties as last handed down, to notice a change by the parent. */
  given: string;
}

/**
 * The custom components of one page (Taro's `comp` for deep trees, its `custom-wrapper`). A component keeps data of
 * its own, so that its `setData` does not pass through the page.
 */
export class ComponentStore {
  private readonly components = new Map<string, Component>();

  constructor(
    private readonly onData: () => void,
    private readonly later: (run: () => void) => void,
  ) {}

  /** The component at `key` with these properties; made and attached when it is new. */
  at(key: string, config: ComponentConfig, properties: Data): EventOwner & { data: Data } {
    const given = JSON.stringify(properties);
    const known = this.components.get(key);
    if (known) {
      if (known.given !== given) Object.assign(known.instance.data, throughBridge(properties));
      known.given = given;
      return known.instance;
    }
    const component: Component = { instance: this.make(config, properties), config, given };
    this.components.set(key, component);
    (config.lifetimes?.attached ?? config.attached)?.call(component.instance);
    return component.instance;
  }

  /** Detaches the components that the last drawing did not meet. */
  sweep(met: Set<string>): void {
    for (const [key, { instance, config }] of this.components) {
      if (met.has(key)) continue;
      this.components.delete(key);
      (config.lifetimes?.detached ?? config.detached)?.call(instance);
    }
  }

  private make(config: ComponentConfig, properties: Data): EventOwner & { data: Data } {
    const defaults = Object.fromEntries(
      Object.entries(config.properties ?? {}).map(([name, one]) => [name, one?.value]),
    );
    const data = throughBridge<Data>({ ...defaults, ...(config.data ?? {}), ...properties });
    const instance: EventOwner & { data: Data } = { ...config.methods, data, properties: data };
    instance['setData'] = (changes: Data, done?: () => void): void => {
      applySetData(data, changes);
      this.onData();
      if (done) this.later(() => done.call(instance));
    };
    return instance;
  }
}
