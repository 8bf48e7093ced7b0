import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

/** Work that comes again and again; it should look at the signal between its steps and leave when it is set. */
export type JobWork = (signal: AbortSignal) => Promise<void>;

interface Job {
  name: string;
  millis: number;
  work: JobWork;
  timer: NodeJS.Timeout | undefined;
  /** The run under way, if any. */
  run: Promise<void> | undefined;
  /** Asked for during a run: begin again right after it. */
  isWoken: boolean;
}

/**
 * Recurring work of this process: started after the server listens, stopped before it closes, one run of a job at a time.
 * Several processes may run the same job, so each job claims what it works on in the database.
 */
@Injectable()
export class Jobs implements OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly jobs = new Map<string, Job>();
  private readonly stopping = new AbortController();
  private isStarted = false;

  /**
   * Registers work to be run `millis` after start and then `millis` after the end of each run. A throw is logged and the
   * job goes on.
   * @throws Error when the name is taken
   */
  every(name: string, millis: number, work: JobWork): void {
    if (this.jobs.has(name)) throw new Error(`Two jobs named ${name}`);
    const job: Job = { name, millis, work, timer: undefined, run: undefined, isWoken: false };
    this.jobs.set(name, job);
    if (this.isStarted) this.schedule(job, millis);
  }

  /** Begins all jobs; before this nothing runs, which is what tests want. */
  start(): void {
    this.isStarted = true;
    for (const job of this.jobs.values()) this.schedule(job, job.millis);
  }

  /** Runs a job now instead of at its next turn; no effect before `start`. */
  wake(name: string): void {
    const job = this.jobs.get(name);
    if (!job || !this.isStarted) return;
    if (job.run) job.isWoken = true;
    else this.schedule(job, 0);
  }

  /** Begins nothing more and waits for what runs. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const jobs = [...this.jobs.values()];
    jobs.forEach((job) => clearTimeout(job.timer));
    await Promise.all(jobs.map((job) => job.run ?? Promise.resolve()));
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private schedule(job: Job, millis: number): void {
    if (this.stopping.signal.aborted) return;
    clearTimeout(job.timer);
    job.timer = setTimeout(() => {
      job.run = this.runOnce(job);
    }, millis);
  }

  private async runOnce(job: Job): Promise<void> {
    job.isWoken = false;
    try {
      await job.work(this.stopping.signal);
    } catch (error) {
      this.logger.error({ job: job.name, err: error });
    }
    job.run = undefined;
    this.schedule(job, job.isWoken ? 0 : job.millis);
  }
}
