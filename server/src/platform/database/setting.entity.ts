import { Entity, PrimaryColumn } from 'typeorm';
import { LongTextColumn } from './column-types.js';

/** A value that the installation remembers about itself. */
@Entity('setting')
export class SettingEntity {
  @PrimaryColumn({ type: 'varchar', length: 60 })
  name: string;

  @LongTextColumn()
  value: string;
}
