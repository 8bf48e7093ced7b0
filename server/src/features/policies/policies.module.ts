import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { TicketsModule } from '../tickets/index.js';
import { CategoriesInUse } from './categories-in-use.js';
import { PoliciesController } from './policies.controller.js';
import { CalendarFigures } from './calendar-figures.js';
import { CalendarController } from './calendar.controller.js';
import { RecomputeLimitsJob } from './recompute-limits.job.js';
import { ImportCalendar } from './use-cases/import-calendar.js';
import { ReadCalendar } from './use-cases/read-calendar.js';
import { RecomputeLimits } from './recompute-limits.js';
import { PreviewPolicy } from './use-cases/preview-policy.js';
import { PublishDraft } from './use-cases/publish-draft.js';
import { ReadPolicies } from './use-cases/read-policies.js';

/** What the bureau sets: limits, categories and ladder as versions, and the calendar they are reckoned by. */
@Module({
  imports: [OrganizationsModule, IdentityModule, TicketsModule],
  controllers: [PoliciesController, CalendarController],
  providers: [
    CategoriesInUse,
    ReadPolicies,
    PublishDraft,
    PreviewPolicy,
    ReadCalendar,
    ImportCalendar,
    RecomputeLimits,
    RecomputeLimitsJob,
    CalendarFigures,
  ],
})
export class PoliciesModule {}
