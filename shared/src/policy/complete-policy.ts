import { DEFAULT_CATEGORIES, DEFAULT_GROUPS } from './default-categories.ts';
import type { Category, CategoryGroup, Policy, Procedure } from './policy.ts';

/** Parts of a category that versions stored by earlier releases do not have. */
type AddedLater = 'groupCode' | 'isOffered' | 'advice' | 'hotlines';

type StoredCategory = Omit<Category, AddedLater> & Partial<Category>;

/** Of versions from before follow-up calls were owed: they ask for them as the defaults do. */
const FOLLOW_UP = {
  followUpWithin: { unit: 'workingDays', amount: 3 },
  followUpMax: 3,
  followUpScore: 2,
  followUpEvery: 20,
} as const satisfies Partial<Procedure>;

/** A version as it may stand in the database: one of an earlier release knows no groups. */
export type StoredPolicy = Omit<Policy, 'groups' | 'categories' | 'procedure'> & {
  readonly procedure: Omit<Procedure, keyof typeof FOLLOW_UP> & Partial<Procedure>;
  readonly groups?: Policy['groups'];
  readonly categories: Readonly<Record<string, StoredCategory>>;
};

/**
 * A stored version as today's code reads it. Versions are never rewritten, since old tickets go by them; what they lack
 * decides no limit and is taken from the defaults.
 */
export function completePolicy(stored: StoredPolicy): Policy {
  const groups: Readonly<Record<string, CategoryGroup>> = stored.groups ?? DEFAULT_GROUPS;
  const categories = Object.entries(stored.categories).map(
    ([code, category]) => [code, { ...addedLater(code), ...category }] as const,
  );
  const procedure = { ...FOLLOW_UP, ...stored.procedure };
  return { ...stored, groups, procedure, categories: Object.fromEntries(categories) };
}

function addedLater(code: string): Pick<Category, AddedLater> {
  const known = DEFAULT_CATEGORIES[code];
  return {
    groupCode: known?.groupCode ?? 'others',
    isOffered: true,
    advice: known?.advice ?? '',
    hotlines: known?.hotlines ?? [],
  };
}
