import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** Sign-in with a password, for people who work at a desk. */
@Entity('account')
@Index('account_login', ['login'], { unique: true })
@Index('account_person', ['personId'])
export class Account {
  @PrimaryId() id: string;
  @IdColumn() personId: string;
  /** NFKC, trimmed, lower case (login.ts), so that both databases find the same row. */
  @TextColumn(50) login: string;
  /** See password-hash.ts. */
  @CodeColumn(200) passwordHash: string;
}
