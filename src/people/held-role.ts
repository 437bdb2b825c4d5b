/** A row of staff grants as the rule of power reads it. */
import type { Role } from '../platform/index.ts';
import type { HeldRole } from './in-force.ts';

/** What `grantsOf` gives; it gives none that was revoked. */
export interface GrantRow {
  readonly role: Role;
  readonly organ: string;
  readonly item: string | null;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
}

/** The power of a row. */
export const heldRole = (row: GrantRow): HeldRole<Role> => ({
  role: row.role,
  organ: row.organ,
  item: row.item,
  from: row.valid_from,
  until: row.valid_until,
  revokedAt: null,
});
