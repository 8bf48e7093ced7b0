import { Entity, Index } from 'typeorm';
import {
  InstantColumn,
  JsonColumn,
  PrimaryCode,
  TextColumn,
} from '../../../../platform/database/column-types.js';
import { MESSAGE_ID_MAX } from './push-event.js';

/** A message that WeChat took, or of which it tells, before we know of it, that it did not arrive. */
@Entity('wechat_sending')
@Index('wechat_sending_at', ['at'])
export class WechatSending {
  /** WeChat's own number of it: too long for a number of JavaScript. */
  @PrimaryCode(MESSAGE_ID_MAX) wechatId: string;
  /** What was to be delivered, to try it again; null as long as only its failure is known. */
  @JsonColumn<object>({ nullable: true }) message: object | null;
  /** Why it did not arrive; null as long as nothing is told of it. */
  @TextColumn(200, { nullable: true }) failure: string | null;
  @InstantColumn() at: number;
}
