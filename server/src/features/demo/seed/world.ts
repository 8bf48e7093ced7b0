import type { Actor } from '@wide-angle/shared';
import type { CreatedEstate } from '../../organizations/index.js';

/** A person with a post, as the actor that he is. */
export interface Officer extends Actor {
  readonly name: string;
}

export interface DemoCompany {
  readonly id: string;
  readonly name: string;
  readonly manager: Officer;
  readonly staff: readonly Officer[];
  /** 1 works at a normal pace; 3 takes three times as long. */
  readonly slowness: number;
}

export interface DemoCommunity {
  readonly id: string;
  readonly name: string;
  readonly officer: Officer;
}

export interface DemoEstate extends CreatedEstate {
  readonly company: DemoCompany;
  readonly community: DemoCommunity;
  readonly residentIds: readonly string[];
}

/** The county of the demo, shaped by the numbers of a real one: 238 estates, 30 companies, 3 subdistricts. */
export interface World {
  readonly bureauId: string;
  readonly bureau: Officer;
  readonly subdistrict: Officer;
  readonly administrator: Officer;
  readonly departments: readonly { id: string; name: string; officer: Officer }[];
  readonly companies: readonly DemoCompany[];
  readonly communities: readonly DemoCommunity[];
  readonly estates: readonly DemoEstate[];
}
