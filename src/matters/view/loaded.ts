/** A matter read whole: its state and its facts with personal values in place. */
import { follow, reveal, type Fact } from '../../journal/index.ts';
import type { House } from '../../platform/index.ts';
import { cellOf } from '../ids.ts';
import { readState } from '../perform.ts';
import type { MatterState } from '../state.ts';

/** State and facts. */
export interface Loaded {
  readonly state: MatterState;
  readonly facts: readonly Fact[];
}

/** State and facts of a matter with personal values in place. */
export async function loadMatter(house: House, matterId: string): Promise<Loaded | undefined> {
  const found = await readState(house.db, matterId);
  const cell = cellOf(matterId);
  if (!found || cell === undefined) return undefined;
  const facts = await follow(house, 'cell', cell, matterId, 0);
  return {
    state: found.state,
    facts: await reveal(house, 'cell', cell, facts),
  };
}
