import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntColumn, PrimaryId } from '../../../platform/database/column-types.js';

/** How many messages a person allows with a template of WeChat: one more each time he accepts (WECHAT §4). */
@Entity('wechat_permission')
export class WechatPermission {
  @PrimaryId() personId: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) templateId: string;
  @IntColumn() remaining: number;
  /** Acceptances that the phone has told and WeChat not yet; less than none: the other way round. */
  @IntColumn({ nullable: true }) ahead: number | null;
  /** When the last acceptance was told. */
  @InstantColumn({ nullable: true }) aheadAt: number | null;
  /** Raised with each acceptance: of two at once, one looks again. */
  @IntColumn({ nullable: true }) mark: number | null;
}
