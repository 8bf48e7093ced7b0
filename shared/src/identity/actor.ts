import type { Role } from './roles.ts';

/**
 * Who acts now: a person in exactly one capacity. `postId` and the organisation are null for a resident.
 * `bureauId` is the county the capacity belongs to; a resident's is that of his estates, null while he has none.
 */
export interface Actor {
  readonly personId: string;
  readonly role: Role;
  readonly postId: string | null;
  readonly organizationId: string | null;
  readonly bureauId: string | null;
}
