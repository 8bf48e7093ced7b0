import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryCode } from '../../../../platform/database/column-types.js';

/** An event of WeChat that was acted on: it comes again where our answer was lost (WECHAT §5). */
@Entity('wechat_push')
@Index('wechat_push_at', ['at'])
export class WechatPush {
  /** SHA-256 of sender, time, event and what it says. */
  @PrimaryCode(64) digest: string;
  @InstantColumn() at: number;
}
