import { Message } from './entities/message.entity.js';
import { Notifications1700000007000 } from './notifications.migration.js';

export { NotificationsModule } from './notifications.module.js';

/** Tables of this feature. */
export const entities = [Message];
export const migrations = [Notifications1700000007000];
