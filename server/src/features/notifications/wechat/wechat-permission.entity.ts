import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn, PrimaryId } from '../../../platform/database/column-types.js';

/** How many messages a person allows with a template of WeChat: one more each time he accepts (WECHAT §4). */
@Entity('wechat_permission')
export class WechatPermission {
  @PrimaryId() personId: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) templateId: string;
  @IntColumn() remaining: number;
}
