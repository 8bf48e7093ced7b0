import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { sendLeading } from '../database/mysql-statements.js';
import { insertAhead } from '../database/plain-rows.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { ProblemError } from '../http/problem-error.js';
import { RequestEntity } from './request.entity.js';

/** One request as its sender numbered it. */
export interface NumberedRequest {
  personId: string;
  /** The `Idempotency-Key` header. */
  key: string;
  /** Name of the endpoint with its path parameters, e.g. `POST /tickets/018f…/claim`; at most 100 characters. */
  endpoint: string;
  /** The validated body; anything that JSON can hold. */
  body: unknown;
  /** The record that the work will make or change, where it is known before: spares a statement. */
  resourceId?: string;
}

/** The row of this key exists: the request is being done or was done before. */
class RepeatedRequest extends Error {}

/**
 * Does a numbered request once, however often it is sent (DESIGN §6). Phones repeat on weak networks: the answer was lost,
 * not the work.
 */
@Injectable()
export class IdempotentRequests {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Runs work in a unit of work together with taking note of the request's key. A repeat does nothing and gives the
   * record of the first; one that comes while the first runs waits for it. Work that fails leaves no note, so that it can
   * be tried again under the same key.
   * @param work gives the id of the record it made or changed
   * @param undone called where work was done and undone again, because a rival's commit of the same request came first:
   *   what it left in memory never was
   * @returns that id; the answer is then the fresh view of the record
   * @throws ProblemError `request.repeatedDifferently` for the same key with another endpoint or body
   */
  async once(
    request: NumberedRequest,
    work: (tx: Tx) => Promise<string>,
    undone: () => void = () => undefined,
  ): Promise<string> {
    const note = { ...identityOf(request), ...contentOf(request) };
    try {
      return await this.unitOfWork.run((tx) => this.firstTime(tx, note, request.resourceId, work), {
        isRepeatable: true,
      });
    } catch (error) {
      if (!(error instanceof RepeatedRequest)) throw error;
      undone();
      const first = await this.find(request);
      // The first was undone, or its note swept away, between our two looks.
      if (!first) throw new ProblemError('request.inProgress');
      return first;
    }
  }

  /**
   * The record of a request that was done before, null for a new one: spares preparing costly work for a repeat. Only
   * {@link once} decides.
   * @throws ProblemError `request.repeatedDifferently`
   */
  async find(request: NumberedRequest): Promise<string | null> {
    const done = await this.unitOfWork.reader.findOneBy(RequestEntity, identityOf(request));
    return done && resultOf(done, request);
  }

  /**
   * The note goes first: on MariaDB a repeat then waits at the unique key until the first is committed, before it could
   * lose some race inside the work and report a conflict with itself. It may travel with the work's first read, so work
   * that ends before any has it sent: a repeat is one whatever its work thinks of it.
   */
  private async firstTime(
    tx: Tx,
    note: Pick<RequestEntity, 'personId' | 'requestKey' | 'endpoint' | 'bodyHash'>,
    expected: string | undefined,
    work: (tx: Tx) => Promise<string>,
  ): Promise<string> {
    const row = { ...note, resourceId: expected ?? null, createdAt: this.clock.now() };
    await insertAhead(tx, RequestEntity, row, () => new RepeatedRequest());
    const resourceId = await work(tx).catch(async (error: unknown) => {
      await sendLeading(tx);
      throw error;
    });
    if (resourceId !== expected) {
      const { personId, requestKey } = note;
      await tx.update(RequestEntity, { personId, requestKey }, { resourceId });
    }
    return resourceId;
  }
}

function resultOf(done: RequestEntity, request: NumberedRequest): string | null {
  const { endpoint, bodyHash } = contentOf(request);
  if (done.resourceId && (done.endpoint !== endpoint || done.bodyHash !== bodyHash)) {
    throw new ProblemError('request.repeatedDifferently');
  }
  return done.resourceId;
}

function identityOf({ personId, key }: NumberedRequest) {
  return { personId, requestKey: key };
}

function contentOf({ endpoint, body }: NumberedRequest) {
  const text = JSON.stringify(body) ?? '';
  return { endpoint, bodyHash: createHash('sha256').update(text).digest('hex') };
}
