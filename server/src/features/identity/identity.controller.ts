import type { Actor, ColleagueView, MeView, SessionView } from '@wide-angle/shared';
import { identityApi, organizationApi } from '@wide-angle/shared';
import { Body, Controller, Inject } from '@nestjs/common';
import type { SignedIn } from '../../platform/access/actor-source.js';
import { CurrentActor, CurrentSession } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { ColleaguesQuery } from './colleagues.query.js';
import { PasswordDto, RefreshDto, SwitchDto, WechatDto } from './dto/identity.dto.js';
import { MeQuery } from './me.query.js';
import { SessionViews } from './session.view.js';
import { Sessions } from './sessions.js';
import { SignInWithPassword } from './use-cases/sign-in-with-password.js';
import { SignInWithWechat } from './use-cases/sign-in-with-wechat.js';

/** Sign-in, capacities and colleagues over HTTP. */
@Controller()
export class IdentityController {
  constructor(
    @Inject(SignInWithPassword) private readonly withPassword: SignInWithPassword,
    @Inject(SignInWithWechat) private readonly withWechat: SignInWithWechat,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SessionViews) private readonly views: SessionViews,
    @Inject(MeQuery) private readonly people: MeQuery,
    @Inject(ColleaguesQuery) private readonly colleaguesQuery: ColleaguesQuery,
  ) {}

  @Endpoint(identityApi.password)
  async password(@Body() { login, password }: PasswordDto): Promise<SessionView> {
    return this.views.of(await this.withPassword.run(login, password));
  }

  @Endpoint(identityApi.wechat)
  async wechat(@Body() { code }: WechatDto): Promise<SessionView> {
    return this.views.of(await this.withWechat.run(code));
  }

  @Endpoint(identityApi.refresh)
  async refresh(@Body() { refreshToken }: RefreshDto): Promise<SessionView> {
    return this.views.of(await this.sessions.refresh(refreshToken));
  }

  @Endpoint(identityApi.switch)
  async switch(
    @CurrentSession() { sessionId }: SignedIn,
    @Body() { postId }: SwitchDto,
  ): Promise<SessionView> {
    return this.views.of(await this.sessions.switch(sessionId, postId));
  }

  @Endpoint(identityApi.signOut)
  async signOut(@CurrentSession() { sessionId }: SignedIn): Promise<{ ok: true }> {
    await this.sessions.end(sessionId);
    return { ok: true };
  }

  @Endpoint(identityApi.me)
  me(@CurrentActor() { personId, postId }: Actor): Promise<MeView> {
    return this.people.run(personId, postId);
  }

  @Endpoint(organizationApi.colleagues)
  colleagues(@CurrentActor() actor: Actor): Promise<ColleagueView[]> {
    return this.colleaguesQuery.run(actor);
  }
}
