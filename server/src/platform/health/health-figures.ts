import { Injectable } from '@nestjs/common';

/** Numbers that tell whether somebody should look; never names of anybody or anything. */
type Figures = Readonly<Record<string, number>>;

/**
 * What features count for whoever watches the server. Figures are shown with the readiness and never make a server
 * unready: what is stuck would be stuck on the next server too.
 */
@Injectable()
export class HealthFigures {
  private readonly readers = new Map<string, () => Promise<Figures>>();

  /** @param name of the part that counts, e.g. `timers` */
  add(name: string, read: () => Promise<Figures>): void {
    this.readers.set(name, read);
  }

  /** All parts' figures as details of a health check; without those of a part that cannot count just now. */
  async read(): Promise<Record<string, { status: 'up' } & Figures>> {
    const parts = [...this.readers].map(async ([name, read]) => {
      const figures = { status: 'up' as const, ...(await read().catch(() => ({}))) };
      return [name, figures] as [string, { status: 'up' } & Figures];
    });
    return Object.fromEntries(await Promise.all(parts));
  }
}
