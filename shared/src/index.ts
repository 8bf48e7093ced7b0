export * from './api/create-client.ts';
export * from './api/deep-same.ts';
export * from './api/endpoint.ts';
export * from './api/error-codes.ts';
export * from './api/page.ts';
export * from './api/problem.ts';
export * from './api/time.ts';
export * from './contract.ts';
export * from './deadline/calendar-alarm.ts';
export * from './deadline/calendar-import.ts';
export * from './deadline/calendar.api.ts';
export * from './deadline/clock.ts';
export * from './deadline/deadline-view.ts';
export * from './deadline/explain.ts';
export * from './deadline/remaining.ts';
export * from './deadline/span-words.ts';
export {
  atLocal,
  checkCalendarYear,
  checkWorkingHours,
  dayKind,
  DEFAULT_WORKING_HOURS,
  localDate,
  minutesPerWorkingDay,
} from './deadline/working-calendar.ts';
export type {
  CalendarProblem,
  CalendarYear,
  DayKind,
  DayReason,
  WorkingCalendar,
  WorkingHours,
} from './deadline/working-calendar.ts';
export * from './delivery/deliveries-of.ts';
export * from './delivery/delivery-table.ts';
export * from './delivery/delivery.api.ts';
export * from './delivery/digest-text.ts';
export * from './delivery/settings.ts';
export * from './delivery/webhook.ts';
export * from './delivery/wechat-template.ts';
export * from './demo/demo.api.ts';
export * from './escalation/fire.ts';
export * from './escalation/next-timer.ts';
export * from './escalation/settle.ts';
export * from './escalation/settle-recomputed.ts';
export * from './escalation/standing.ts';
export * from './escalation/timer.api.ts';
export * from './identity/actor.ts';
export * from './identity/identity.api.ts';
export * from './identity/naming.ts';
export * from './identity/roles.ts';
export * from './inbox/calendar-words.ts';
export * from './inbox/inbox.api.ts';
export * from './inbox/message-text.ts';
export { subjectText, type Subject } from './inbox/phrases.ts';
export * from './inbox/who-hears.ts';
export type { MessageTopic, Story } from './inbox/words.ts';
export * from './media/media.api.ts';
export * from './media/media.limits.ts';
export * from './organization/kinds.ts';
export * from './organization/organization.api.ts';
export * from './permission/field-visibility.ts';
export * from './permission/permissions.ts';
export * from './policy/complete-policy.ts';
export * from './policy/default-policy.ts';
export * from './policy/icon-name.ts';
export * from './policy/place-words.ts';
export * from './policy/policy-changes.ts';
export * from './policy/policy.api.ts';
export type { PolicyProblem, PolicyProblemCode } from './policy/policy-problems.ts';
export * from './policy/policy.ts';
export * from './policy/problems-of.ts';
export * from './statistics/figures.ts';
export * from './statistics/marks.ts';
export * from './statistics/measures.ts';
export {
  checkPeriod,
  daysOf,
  monthNumber,
  monthsOf,
  monthText,
  PERIOD_KINDS,
  PERIOD_LABELS,
  periodOf,
  periodWithin,
  spansOf,
} from './statistics/period.ts';
export type { Period, PeriodKind } from './statistics/period.ts';
export * from './statistics/scope.ts';
export * from './statistics/statistics.api.ts';
export * from './supervision/draft-demand.ts';
export * from './supervision/order-clock.ts';
export * from './supervision/order-messages.ts';
export * from './supervision/order-scope.ts';
export * from './supervision/order-tickets.ts';
export * from './supervision/order.api.ts';
export * from './supervision/order.ts';
export * from './ticket/action-bodies.ts';
export * from './ticket/actions.ts';
export * from './ticket/clocks.ts';
export * from './ticket/decide.ts';
export * from './ticket/duties.ts';
export * from './ticket/duty.api.ts';
export * from './ticket/event.ts';
export * from './ticket/explain-limit.ts';
export { decidedBy, type LimitHistory, spanText } from './ticket/limit-moves.ts';
export * from './ticket/facts.ts';
export * from './ticket/follow-up.ts';
export * from './ticket/lifecycle.ts';
export * from './ticket/number.ts';
export * from './ticket/office-wording.ts';
export * from './ticket/policy-preview.ts';
export * from './ticket/recompute.ts';
export * from './ticket/relations.ts';
export type { RuleContext, Targets } from './ticket/rules/rule.ts';
export * from './ticket/status.ts';
export * from './ticket/submit.ts';
export * from './ticket/ticket.api.ts';
export * from './ticket/ticket.limits.ts';
export * from './ticket/ticket.views.ts';
export * from './ticket/tiles.ts';
export * from './ticket/wording.ts';
