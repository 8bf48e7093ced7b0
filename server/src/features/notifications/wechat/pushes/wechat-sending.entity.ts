import { Entity, Index } from 'typeorm';
import {
  InstantColumn,
  JsonColumn,
  PrimaryCode,
} from '../../../../platform/database/column-types.js';

/** A message that WeChat took: it may still tell that it did not arrive. */
@Entity('wechat_sending')
@Index('wechat_sending_at', ['at'])
export class WechatSending {
  /** WeChat's own number of it: too long for a number of JavaScript. */
  @PrimaryCode(40) wechatId: string;
  /** What was to be delivered, to try it again. */
  @JsonColumn<object>() message: object;
  @InstantColumn() at: number;
}
