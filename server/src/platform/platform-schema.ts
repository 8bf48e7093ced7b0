import type { Schema } from './database/open-database.js';
import { PlatformTables1700000001000 } from './database/platform.migration.js';
import { SettingEntity } from './database/setting.entity.js';
import { OutboxByConsumer1700000001010 } from './outbox/outbox-by-consumer.migration.js';
import { OutboxMessageEntity } from './outbox/outbox-message.entity.js';
import { RequestEntity } from './requests/request.entity.js';

/** The platform's own tables. */
export const platformSchema: Schema = {
  entities: [SettingEntity, RequestEntity, OutboxMessageEntity],
  migrations: [PlatformTables1700000001000, OutboxByConsumer1700000001010],
};
