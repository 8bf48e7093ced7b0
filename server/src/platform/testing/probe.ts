import type { BodyOf } from '@wide-angle/shared';
import { defineEndpoint } from '@wide-angle/shared';
import { Body, Controller, Get, Module, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { ActorSource, type SignedIn } from '../access/actor-source.js';
import { CurrentActor } from '../access/current-actor.js';
import { Endpoint } from '../access/endpoint.js';
import { RequestKey } from '../access/request-key.js';
import { assertExact, Id, Ids, Omittable, PageQueryDto, Words } from '../http/dto.js';
import { ProblemError } from '../http/problem-error.js';

interface ProbeBody {
  id: string;
  words: string;
  count?: number;
  kind?: 'a' | 'b';
  ids?: string[];
  isSure?: boolean;
  inner?: { words: string };
}

/** A feature that does nothing, to try what the platform does around every feature. */
export const probeApi = {
  open: defineEndpoint<{ response: { ok: true } }>({
    method: 'GET',
    path: '/probe/open',
    access: 'public',
    summary: 'For everyone',
  }),
  signedIn: defineEndpoint<{ response: { personId: string } }>({
    method: 'GET',
    path: '/probe/signed-in',
    access: 'signedIn',
    summary: 'For everyone signed in',
  }),
  bureau: defineEndpoint<{ response: { ok: true } }>({
    method: 'GET',
    path: '/probe/bureau',
    access: 'order.decide',
    summary: 'For those who decide orders',
  }),
  send: defineEndpoint<{ body: ProbeBody; response: ProbeBody & { key: string } }>({
    method: 'POST',
    path: '/probe',
    access: 'public',
    summary: 'Gives back what it got',
    idempotent: true,
  }),
  list: defineEndpoint<{ query: { cursor?: string; limit?: number }; response: { limit: number } }>(
    { method: 'GET', path: '/probe/list', access: 'public', summary: 'Gives back the limit' },
  ),
  fail: defineEndpoint<{ query: { how: string }; response: never }>({
    method: 'GET',
    path: '/probe/fail',
    access: 'public',
    summary: 'Fails',
  }),
};

class InnerDto {
  @Words(5)
  words: string;
}

class ProbeBodyDto {
  @Id()
  id: string;

  @Words(10)
  words: string;

  @Omittable()
  @IsInt()
  @Min(1)
  @Max(3)
  count?: number;

  @Omittable()
  @IsIn(['a', 'b'])
  kind?: 'a' | 'b';

  @Omittable()
  @Ids(2)
  ids?: string[];

  @Omittable()
  @IsBoolean()
  isSure?: boolean;

  @Omittable()
  @ValidateNested()
  @Type(() => InnerDto)
  inner?: InnerDto;
}
assertExact<ProbeBodyDto, BodyOf<typeof probeApi.send>>();

class FailQueryDto {
  @Words(20)
  how: string;
}

const FAILURES: Readonly<Record<string, () => never>> = {
  refusal: () => {
    throw new ProblemError('ticket.changed', {}, { ticket: { id: 'fresh' }, cause: 'inside' });
  },
  accident: () => {
    throw new Error('secret detail');
  },
  deadlock: () => {
    throw Object.assign(new Error('Deadlock'), { driverError: { errno: 1213 } });
  },
};

@Controller()
class ProbeController {
  @Endpoint(probeApi.open)
  open() {
    return { ok: true } as const;
  }

  @Endpoint(probeApi.signedIn)
  signedIn(@CurrentActor() { personId }: SignedIn['actor']) {
    return { personId };
  }

  @Endpoint(probeApi.bureau)
  bureau() {
    return { ok: true } as const;
  }

  @Endpoint(probeApi.send)
  send(@Body() body: ProbeBodyDto, @RequestKey() key: string) {
    return { ...body, key };
  }

  @Endpoint(probeApi.list)
  list(@Query() { limit }: PageQueryDto) {
    return { limit: limit ?? 0 };
  }

  @Endpoint(probeApi.fail)
  fail(@Query() { how }: FailQueryDto): never {
    return FAILURES[how]!();
  }
}

/** Tokens are role names: `Bearer resident`. */
class ProbeActors extends ActorSource {
  override actorOf(accessToken: string): Promise<SignedIn> {
    const role = accessToken as SignedIn['actor']['role'];
    const actor = { personId: role, role, postId: null, organizationId: null, bureauId: null };
    return Promise.resolve({ sessionId: 'session', actor });
  }
}

@Module({
  controllers: [ProbeController],
  providers: [{ provide: ActorSource, useClass: ProbeActors }],
})
export class ProbeModule {}

@Controller()
class ForgetfulController {
  @Get('/forgotten')
  forgotten() {
    return 'open to everyone?';
  }
}

/** A handler without @Endpoint. */
@Module({ controllers: [ForgetfulController] })
export class ForgetfulModule {}

@Controller('elsewhere')
class ShiftedController {
  @Endpoint(probeApi.open)
  open() {
    return { ok: true } as const;
  }
}

/** A controller that moves addresses, and serves what another serves already. */
@Module({ controllers: [ShiftedController] })
export class ShiftedModule {}
