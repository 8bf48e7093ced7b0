import type { SwitchKey } from '@wide-angle/shared';
import { Entity } from 'typeorm';
import {
  FlagColumn,
  IntColumn,
  JsonColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** How a person wants to be told; who has never chosen has no row. */
@Entity('message_setting')
export class MessageSetting {
  @PrimaryId() personId: string;
  @FlagColumn() isQuiet: boolean;
  /** Minutes of the local day. */
  @IntColumn() quietFrom: number;
  @IntColumn() quietTo: number;
  @JsonColumn<readonly SwitchKey[]>() off: readonly SwitchKey[];
}
