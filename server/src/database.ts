import * as identity from './features/identity/index.js';
import * as media from './features/media/index.js';
import * as notifications from './features/notifications/index.js';
import * as organizations from './features/organizations/index.js';
import * as statistics from './features/statistics/index.js';
import * as supervision from './features/supervision/index.js';
import * as tickets from './features/tickets/index.js';
import type { Schema } from './platform/database/open-database.js';
import { platformSchema } from './platform/platform-schema.js';

/** All tables of the product and the steps that made them, feature by feature. */
export const schema: Schema = {
  entities: [
    ...platformSchema.entities,
    ...organizations.entities,
    ...identity.entities,
    ...media.entities,
    ...tickets.entities,
    ...supervision.entities,
    ...notifications.entities,
    ...statistics.entities,
  ],
  migrations: [
    ...platformSchema.migrations,
    ...organizations.migrations,
    ...identity.migrations,
    ...media.migrations,
    ...tickets.migrations,
    ...supervision.migrations,
    ...notifications.migrations,
    ...statistics.migrations,
  ],
};
