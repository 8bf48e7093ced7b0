import type { ClockKind, Span } from '../deadline/clock.ts';
import type { WorkingHours } from '../deadline/working-calendar.ts';

/** Urgency classes (DESIGN §4.2). */
export const CLASS_CODES = ['critical', 'urgent', 'repair', 'service', 'fees', 'complex'] as const;
export type ClassCode = (typeof CLASS_CODES)[number];

/** Order of burning: smaller is more urgent. Lists of open work sort by it first. */
export const URGENCY: Readonly<Record<ClassCode, number>> = {
  critical: 0,
  urgent: 1,
  repair: 2,
  service: 2,
  fees: 2,
  complex: 3,
};

export type Tier = 1 | 2 | 3;
export type Card = 'yellow' | 'red';

/**
 * One rung of the ladder, placed by clock time from the limit. `before` is cut to half of the limit so that a
 * one-day limit does not show yellow at its very start (betters DESIGN §4.3).
 */
export interface Rung {
  readonly place:
    | { readonly kind: 'before'; readonly lead: Span }
    | { readonly kind: 'halfway' }
    | { readonly kind: 'limit' }
    | { readonly kind: 'after'; readonly delay: Span };
  readonly card: Card | null;
  /** The tier that the ticket climbs to at least; null leaves it. */
  readonly tier: Tier | null;
  /** True where the bureau is given a drafted supervision order. */
  readonly draftsOrder: boolean;
}

/** Limits of a class. Both limits count from submission, in the class's clock. */
export interface ClassPolicy {
  readonly code: ClassCode;
  readonly name: string;
  readonly clock: ClockKind;
  readonly claim: Span;
  readonly finish: Span;
  /** In the order of their times; the claim clock climbs the same ladder. */
  readonly ladder: readonly Rung[];
  /** One sentence that tells an owner when this class is right. */
  readonly explanation: string;
}

/** `repair`: something is broken. `complaint`: somebody's conduct or money; anonymous to the company by default. */
export type CategoryKind = 'repair' | 'complaint';

/** Icons that every client has a drawing for; a policy names its icons out of these. */
export const CATEGORY_ICONS = [
  'lift_trapped',
  'lift_stopped',
  'electric_leak',
  'gas_leak',
  'fire_lane',
  'outage',
  'pipe_burst',
  'access_control',
  'lighting',
  'entrance_door',
  'road',
  'drainage',
  'home_repair',
  'cleaning',
  'greening',
  'order',
  'attitude',
  'overcharge',
  'common_income',
  'disclosure',
  'maintenance_fund',
  'facade',
  'committee',
  'parking',
  'other',
] as const;

/** The upper level of categories, as owners look for their problem. Says nothing about limits. */
export interface CategoryGroup {
  readonly code: string;
  readonly name: string;
  /** One of {@link CATEGORY_ICONS}. */
  readonly icon: string;
}

/** A number that helps faster than any form; the report is filed besides. */
export interface Hotline {
  readonly number: string;
  readonly text: string;
}

/** The lower level of categories: what a report is filed under, and how it is handled. */
export interface Category {
  readonly code: string;
  readonly name: string;
  /** One of {@link CATEGORY_ICONS}. */
  readonly icon: string;
  /** Code of its {@link CategoryGroup}. */
  readonly groupCode: string;
  readonly classCode: ClassCode;
  readonly kind: CategoryKind;
  /** Community reviews before the owner is asked. */
  readonly review: boolean;
  /** Work inside a dwelling: the handler sees the phone after claiming. */
  readonly inHome: boolean;
  /** Neighbours see it without personal data. */
  readonly isPublic: boolean;
  /** An after-photo is needed to resolve. */
  readonly needsPhoto: boolean;
  /** Longest extension that one request may ask for. */
  readonly extensionCap: Span;
  /** One of the eight on the first page of the report form. */
  readonly common: boolean;
  /** False: nothing new is filed under it; tickets that are keep it. */
  readonly isOffered: boolean;
  /** What to do first where life is in danger; empty where nothing. */
  readonly advice: string;
  readonly hotlines: readonly Hotline[];
}

/** Limits of the procedure itself, the same for each class (DESIGN §4.1, §4.2). */
export interface Procedure {
  readonly askMax: number;
  readonly awaitingMax: Span;
  readonly handBackWithin: Span;
  readonly adjudicateWithin: Span;
  readonly reviewWithin: Span;
  readonly actOnRedWithin: Span;
  readonly objectWithin: Span;
  readonly reopenWithin: Span;
  readonly confirmWithin: Span;
  readonly appealWithin: Span;
  /** The community calls the owner within this after the close … */
  readonly followUpWithin: Span;
  /** … at most so many times where nobody answers … */
  readonly followUpMax: number;
  /** … where one of the three scores is so low or lower … */
  readonly followUpScore: number;
  /** … and of all other closed tickets every so-many-th; 0 for none. */
  readonly followUpEvery: number;
  readonly nudgeEvery: Span;
  readonly extensionMax: number;
  readonly shelvingMax: Span;
  /** Share of the class's limit that a reopened round gets, in percent. */
  readonly reopenPercent: number;
  /** Local minute of the day at which late work is brought up again each working day. */
  readonly remindAtMinute: number;
}

/** All limits that the bureau sets, as one version; a ticket keeps the version it was filed under. */
export interface Policy {
  readonly version: number;
  readonly hours: WorkingHours;
  readonly classes: Readonly<Record<ClassCode, ClassPolicy>>;
  readonly groups: Readonly<Record<string, CategoryGroup>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly procedure: Procedure;
}

/** What the bureau edits: a policy before it has a number. */
export type PolicyDraft = Omit<Policy, 'version'>;

/** The class of a category; throws RangeError for a category that the policy lacks. */
export function classOf(policy: Policy, categoryCode: string): ClassPolicy {
  return policy.classes[categoryOf(policy, categoryCode).classCode];
}

/** Does the policy have this category? Codes come from outside: `constructor` is a name that every object knows. */
export function hasCategory({ categories }: Policy, code: string): boolean {
  return Object.hasOwn(categories, code);
}

/** May a new report, or another one, be filed under this category? */
export function isOffered(policy: Policy, code: string): boolean {
  return hasCategory(policy, code) && policy.categories[code]?.isOffered === true;
}

/** The category of a code; throws RangeError where the policy lacks it. */
export function categoryOf(policy: Policy, code: string): Category {
  const category = hasCategory(policy, code) ? policy.categories[code] : undefined;
  if (!category) throw new RangeError(`policy ${policy.version} has no category ${code}`);
  return category;
}
