import { LOGIN_MAX, PASSWORD_MAX, type BodyOf, type identityApi } from '@wide-angle/shared';
import { IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { assertExact, Id, Words } from '../../../platform/http/dto.js';

/** WeChat's codes have 32 characters today; it promises no length. */
const CODE_MAX = 128;
const REFRESH_TOKEN_MAX = 200;

export class PasswordDto {
  @Words(LOGIN_MAX)
  login: string;

  /** Taken as typed: spaces may belong to it. */
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_MAX)
  password: string;
}
assertExact<PasswordDto, BodyOf<typeof identityApi.password>>();

export class WechatDto {
  @IsString()
  @MinLength(1)
  @MaxLength(CODE_MAX)
  code: string;
}
assertExact<WechatDto, BodyOf<typeof identityApi.wechat>>();

export class RefreshDto {
  @IsString()
  @MaxLength(REFRESH_TOKEN_MAX)
  refreshToken: string;
}
assertExact<RefreshDto, BodyOf<typeof identityApi.refresh>>();

export class SwitchDto {
  @ValidateIf((_, value: unknown) => value !== null)
  @Id()
  postId: string | null;
}
assertExact<SwitchDto, BodyOf<typeof identityApi.switch>>();
