import type { Endpoint } from '@wide-angle/shared';
import { can } from '@wide-angle/shared';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { ProblemError } from '../http/problem-error.js';
import { ActorSource } from './actor-source.js';
import { ENDPOINT, OUTSIDE_CONTRACT } from './endpoint.js';
import type { AccessRequest } from './request.js';

/**
 * Question one of access: may such a person ever knock here? Answered from the handler's row of the contract; a handler
 * without a row is refused, so forgetting the decorator opens nothing. (Question two, this record now, is `decide`.)
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private actors: ActorSource | undefined;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    const row = this.reflector.get<Endpoint | undefined>(ENDPOINT, handler);
    if (row) return this.mayKnock(row, context.switchToHttp().getRequest<AccessRequest>());
    return this.reflector.get<string | undefined>(OUTSIDE_CONTRACT, handler) !== undefined;
  }

  private async mayKnock({ access }: Endpoint, request: AccessRequest): Promise<boolean> {
    if (access === 'public') return true;
    request.signedIn = await this.actorSource().actorOf(bearerToken(request));
    if (access === 'signedIn' || can(request.signedIn.actor.role, access)) return true;
    throw new ProblemError('permission.denied');
  }

  /** Looked up late: the identity feature stands above the platform. */
  private actorSource(): ActorSource {
    this.actors ??= this.modules.get<ActorSource>(ActorSource, { strict: false });
    return this.actors;
  }
}

function bearerToken(request: AccessRequest): string {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw new ProblemError('session.missing');
  return token;
}
