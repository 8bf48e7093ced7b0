import { Entity, Index } from 'typeorm';
import { CodeColumn, PrimaryId, TextColumn } from '../../../platform/database/column-types.js';

/** A human being, once per installation, whatever he lives in or works for. */
@Entity('person')
@Index('person_phone', ['phone'], { unique: true })
@Index('person_openid', ['wechatOpenid'], { unique: true })
export class Person {
  @PrimaryId() id: string;
  /** Empty for somebody who has only signed in with WeChat. */
  @TextColumn(50) realName: string;
  /** Normalised by phone.ts; one person per number. */
  @CodeColumn(20, { nullable: true }) phone: string | null;
  @CodeColumn(64, { nullable: true }) wechatOpenid: string | null;
}
