import { Controller, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { OutsideContract } from '../access/endpoint.js';
import { DeadLetters } from '../outbox/dead-letters.js';
import { HealthFigures } from './health-figures.js';

const PING_MS = 2_000;

/** Probes for whatever watches the server: a container runtime, a load balancer. */
@Controller()
export class HealthController {
  private isMigrated = false;

  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(TypeOrmHealthIndicator) private readonly databases: TypeOrmHealthIndicator,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(HealthFigures) private readonly figures: HealthFigures,
  ) {}

  /** Does the process answer? Restart it when not. */
  @OutsideContract('GET', '/health/live', 'probe')
  live() {
    return { status: 'ok' };
  }

  /**
   * Can it do its work - database reachable, schema complete? Send no requests while not (503). The figures beside it are
   * for people.
   */
  @OutsideContract('GET', '/health/ready', 'probe')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    try {
      return await this.health.check([
        () => this.databases.pingCheck('database', { timeout: PING_MS }),
        () => this.migrations(),
        () => this.deliveries(),
        () => this.figures.read(),
      ]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      void reply.status(503);
      return error.getResponse();
    }
  }

  private async migrations() {
    this.isMigrated ||= !(await this.database.showMigrations());
    const status = this.isMigrated ? ('up' as const) : ('down' as const);
    return { migrations: { status } };
  }

  /** Told, never a reason to be taken out of service: other requests are answered as well as ever. */
  private async deliveries() {
    const dead = await this.deadLetters.count().catch(() => null);
    return { deliveries: { status: 'up' as const, dead } };
  }
}
