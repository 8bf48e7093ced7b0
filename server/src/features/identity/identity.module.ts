import { Module } from '@nestjs/common';
import { ActorSource } from '../../platform/access/actor-source.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ColleaguesQuery } from './colleagues.query.js';
import { IdentityController } from './identity.controller.js';
import { MeQuery } from './me.query.js';
import { SignInThrottle } from './password/sign-in-throttle.js';
import { People } from './people.js';
import { SessionActorSource } from './session-actor-source.js';
import { SessionViews } from './session.view.js';
import { Sessions } from './sessions.js';
import { SweepSessions } from './sweep-sessions.job.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { RefreshTokens } from './tokens/refresh-tokens.js';
import { CreateAccount } from './use-cases/create-account.js';
import { CreatePerson } from './use-cases/create-person.js';
import { EndPost } from './use-cases/end-post.js';
import { GivePost } from './use-cases/give-post.js';
import { RegisterHouseholds } from './use-cases/register-households.js';
import { RegisterResidence } from './use-cases/register-residence.js';
import { SignInWithPassword } from './use-cases/sign-in-with-password.js';
import { SignInWithWechat } from './use-cases/sign-in-with-wechat.js';
import { VerifyResidence } from './use-cases/verify-residence.js';
import { HttpWechatGateway } from './wechat/http-wechat-gateway.js';
import { NoWechatGateway } from './wechat/no-wechat-gateway.js';
import { StandInWechatGateway } from './wechat/stand-in-gateway.js';
import { WechatGateway } from './wechat/wechat-gateway.js';

const OPEN_TO_OTHERS = [
  People,
  CreatePerson,
  CreateAccount,
  GivePost,
  EndPost,
  RegisterResidence,
  VerifyResidence,
  RegisterHouseholds,
];

/** The real WeChat where it is set up; in the demo a stand-in that follows its rules. */
function wechatGateway(config: Config, clock: Clock): WechatGateway {
  if (config.wechat) return new HttpWechatGateway(config.wechat, clock);
  return config.isDemo ? new StandInWechatGateway(clock) : new NoWechatGateway();
}

/** Who people are, how they sign in, and in which capacity they act. */
@Module({
  imports: [OrganizationsModule],
  controllers: [IdentityController],
  providers: [
    ...OPEN_TO_OTHERS,
    Sessions,
    SessionViews,
    SweepSessions,
    AccessTokens,
    RefreshTokens,
    SignInThrottle,
    SignInWithPassword,
    SignInWithWechat,
    MeQuery,
    ColleaguesQuery,
    { provide: ActorSource, useClass: SessionActorSource },
    { provide: WechatGateway, useFactory: wechatGateway, inject: [Config, Clock] },
  ],
  exports: [...OPEN_TO_OTHERS, WechatGateway],
})
export class IdentityModule {}
