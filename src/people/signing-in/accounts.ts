/** Accounts of demo databases: a name and a password. The embedded identity provider asks here; a real installation names its own provider. */
import type { House, Refusal } from '../../platform/index.ts';
import { staff } from '../file/cards.ts';
import { shardOf } from '../identity.ts';
import { fitsPassword } from './passwords.ts';
import { openSession } from './sessions.ts';
import type { StaffCard } from '../service.ts';
import { giveTryBack, takeTry, unknown, type Tried } from './tries.ts';
import * as persons from '../store.ts';

/** Somebody whose password fitted. */
export interface SignedIn {
  readonly kind: 'person' | 'staff';
  readonly shard: number;
  readonly id: string;
}

interface Secret {
  readonly id: string;
  readonly password_hash: string;
}

/**
 * Checks a name and password. Unknown account and wrong password are one refusal, in the same time (S20);
 * after eight wrong tries the name rests, whether anybody has it or not (`tries.ts`).
 */
export async function signIn(house: House, account: string, password: string): Promise<SignedIn | Refusal> {
  const accountShard = shardOf(account, house.shards.person_cell);
  const [office] = await house.db.read<{ office: number; staff_id: string }>(persons.findStaffOffice, [
    accountShard,
    account,
  ]);
  const kind = office ? 'staff' : 'person';
  const shard = office?.office ?? accountShard;
  const secret = office
    ? await staffSecret(house, office.office, office.staff_id)
    : await personSecret(house, shard, account);
  const tried: Tried = secret
    ? { kind, shard, actor: kind === 'staff' ? secret.id : account, row: [kind === 'staff' ? secret.id : account] }
    : unknown(house, accountShard, account);
  const resting = await takeTry(house, tried);
  if (resting) return resting;
  const fits = await fitsPassword(password, secret?.password_hash);
  if (!secret || !fits) return { refused: 'sign-in-failed', status: 401 };
  const unreturned = await giveTryBack(house, tried);
  if (unreturned) return unreturned;
  return { kind, shard, id: secret.id };
}

/**
 * A session of an invented account without its password: for plays on a virtual clock, where everybody signs in anew each working hour.
 * A real database refuses (it throws: only the scenario room calls it).
 */
export async function sessionOf(house: House, account: string): Promise<string> {
  if (house.installation.kind === 'real') throw new Error('a real database opens no session without a sign-in');
  const accountShard = shardOf(account, house.shards.person_cell);
  const [office] = await house.db.read<{ office: number; staff_id: string }>(persons.findStaffOffice, [
    accountShard,
    account,
  ]);
  if (office) return await openSession(house, { kind: 'staff', shard: office.office, id: office.staff_id }, 'scenario');
  const person = await personSecret(house, accountShard, account);
  if (!person) throw new Error(`there is no account ${account}`);
  return await openSession(house, { kind: 'person', shard: accountShard, id: person.id }, 'scenario');
}

/** The member of staff behind an account, with the roles of this moment; for the operator's commands, which name who orders something. */
export async function staffByAccount(house: House, account: string): Promise<StaffCard | undefined> {
  const shard = shardOf(account, house.shards.person_cell);
  const [office] = await house.db.read<{ staff_id: string }>(persons.findStaffOffice, [shard, account]);
  return office && (await staff(house, office.staff_id));
}

async function staffSecret(house: House, office: number, staffId: string): Promise<Secret | undefined> {
  const [row] = await house.db.read<Omit<Secret, 'id'>>(persons.getStaff, [office, staffId]);
  return row && { ...row, id: staffId };
}

async function personSecret(house: House, personCell: number, account: string): Promise<Secret | undefined> {
  const [row] = await house.db.read<Omit<Secret, 'id'> & { person_id: string }>(persons.findAccount, [
    personCell,
    account,
  ]);
  return row && { ...row, id: row.person_id };
}
