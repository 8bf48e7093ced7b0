import type { StoryName } from './stories.js';

/** A ticket of the first estate, stopped where a visitor finds something to do. */
export interface Exhibit {
  readonly categoryCode: string;
  readonly hoursAgo: number;
  readonly story: StoryName;
  /** How many deeds of the story have been done. */
  readonly deeds: number;
  /** Which resident of the estate reported it; 0 and 1 have accounts. */
  readonly resident: number;
  /** Hours between its deeds, where they are not done at once. */
  readonly every?: number;
}

/** One ticket for every list of every demo account; the last is merged into the first. */
export const SHOWCASE: readonly Exhibit[] = [
  { categoryCode: 'lighting', hoursAgo: 2, story: 'silentOwner', deeds: 0, resident: 0 },
  { categoryCode: 'access_control', hoursAgo: 1, story: 'silentOwner', deeds: 0, resident: 1 },
  { categoryCode: 'greening', hoursAgo: 24 * 12, story: 'silentOwner', deeds: 0, resident: 2 },
  { categoryCode: 'home_repair', hoursAgo: 6, story: 'silentOwner', deeds: 1, resident: 0 },
  { categoryCode: 'drainage', hoursAgo: 5, story: 'asked', deeds: 2, resident: 0 },
  { categoryCode: 'common_income', hoursAgo: 4, story: 'handedBack', deeds: 1, resident: 3 },
  { categoryCode: 'attitude', hoursAgo: 5, story: 'silentOwner', deeds: 2, resident: 4 },
  { categoryCode: 'overcharge', hoursAgo: 7, story: 'silentOwner', deeds: 2, resident: 1 },
  { categoryCode: 'cleaning', hoursAgo: 28, story: 'silentOwner', deeds: 2, resident: 0 },
  { categoryCode: 'road', hoursAgo: 9, story: 'extended', deeds: 2, resident: 5 },
  { categoryCode: 'drainage', hoursAgo: 8, story: 'recategorised', deeds: 2, resident: 4 },
  { categoryCode: 'facade', hoursAgo: 12, story: 'shelved', deeds: 2, resident: 2 },
  { categoryCode: 'maintenance_fund', hoursAgo: 30, story: 'shelved', deeds: 3, resident: 3 },
  { categoryCode: 'cleaning', hoursAgo: 26, story: 'unhappy', deeds: 4, resident: 1 },
  { categoryCode: 'outage', hoursAgo: 10, story: 'appealed', deeds: 4, resident: 5, every: 2.2 },
  { categoryCode: 'road', hoursAgo: 54, story: 'shelved', deeds: 3, resident: 1 },
  { categoryCode: 'lighting', hoursAgo: 1, story: 'silentOwner', deeds: 0, resident: 1 },
];
