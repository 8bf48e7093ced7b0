import { ProblemError } from '../../../platform/http/problem-error.js';

interface Waiting {
  weight: number;
  start: () => void;
}

/**
 * Lets few files be processed at a time and the rest wait in order, so that fifty photos at once cost time and not
 * memory. Waiting costs a file on disk and an open request, nothing else.
 */
export class ProcessingQueue {
  private free: number;
  private readonly waiting: Waiting[] = [];

  /**
   * @param slots work that may run at once
   * @param waitingMax longest queue; whoever comes after it is refused
   */
  constructor(
    private readonly slots: number,
    private readonly waitingMax: number,
  ) {
    this.free = slots;
  }

  /**
   * Runs `work` when its turn comes.
   * @param weight slots that it takes; more than there are counts as all of them
   * @throws ProblemError `server.busy` when too many wait; whatever `work` throws
   */
  async run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(weight, this.slots);
    await this.enter(taken);
    try {
      return await work();
    } finally {
      this.free += taken;
      this.startNext();
    }
  }

  private enter(weight: number): Promise<void> {
    if (this.waiting.length >= this.waitingMax) throw new ProblemError('server.busy');
    return new Promise((start) => {
      this.waiting.push({ weight, start });
      this.startNext();
    });
  }

  /** Strictly in order: a heavy file at the head is not overtaken, or it would wait for ever. */
  private startNext(): void {
    for (let next = this.waiting[0]; next && next.weight <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.weight;
      next.start();
    }
  }
}
