/** A matter's state from its rows: as of one moment, or locked for a command. */
import type { House, Tx } from '../../platform/index.ts';
import { cellOf } from '../ids.ts';
import type { CaseState, Head, MatterState } from '../state.ts';
import type { Ledger } from '../state/ledger.ts';
import * as store from '../store.ts';

interface CaseRow {
  readonly case_id: string;
  readonly spec: CaseState['spec'];
  readonly state: Omit<CaseState, 'spec'>;
}

interface MatterRow {
  readonly seq: number;
  readonly hash: string;
  readonly head: Head;
  readonly ledger: Ledger;
}

/** What a matter's rows say, and the hash of its last fact. */
interface Read {
  readonly state: MatterState;
  readonly hash: string;
}

/** The state of a matter from its rows, as of one moment. */
export async function readState(db: Pick<House['db'], 'read'>, matterId: string): Promise<Read | undefined> {
  const cell = cellOf(matterId);
  if (cell === undefined) return undefined;
  const [row] = await db.read<MatterRow & { cases: CaseRow[] | null }>(store.getMatter, [cell, matterId]);
  return row && assembled(row, row.cases ?? []);
}

/**
 * The same, locked until the command ends. Two statements, sent together: the cases are read by the one that begins when the lock is held;
 * in one statement they would be those of the moment before the wait.
 */
export async function lockState(tx: Tx, matterId: string): Promise<Read | undefined> {
  const place = [tx.key, matterId];
  const [[row], cases] = await Promise.all([
    tx.query<MatterRow>(store.lockMatter, place),
    tx.query<CaseRow>(store.casesOfMatter, place),
  ]);
  return row && assembled(row, cases);
}

function assembled({ head, ledger, hash }: MatterRow, cases: readonly CaseRow[]): Read {
  const inOrder = cases.toSorted((a, b) => Number(a.case_id.slice(1)) - Number(b.case_id.slice(1)));
  const byId = Object.fromEntries(inOrder.map((one) => [one.case_id, { ...one.state, spec: one.spec }]));
  return { state: { head, ledger, cases: byId }, hash };
}
