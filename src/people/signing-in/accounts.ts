/** Accounts of demo databases: a name and a password. The embedded identity provider asks here; a real installation names its own provider. */
import { isRefusal, type House, type JsonValue, type Outcome, type Refusal, type Tx } from '../../platform/index.ts';
import { staff } from '../file/cards.ts';
import { shardOf } from '../identity.ts';
import { fitsPassword } from './passwords.ts';
import { openSession } from './sessions.ts';
import type { StaffCard } from '../service.ts';
import * as store from './store.ts';
import * as persons from '../store.ts';

const tries = 8;
const lockMinutes = 10;
/** No account is called so. */
const nobody = '-';

/** Somebody whose password fitted. */
export interface SignedIn {
  readonly kind: 'person' | 'staff';
  readonly shard: number;
  readonly id: string;
}

interface Secret {
  readonly id: string;
  readonly password_hash: string;
  readonly locked_until: Date | null;
}

/**
 * Checks a name and password. Unknown account and wrong password are one refusal, in the same time (S20);
 * after 8 wrong tries the account rests for 10 minutes, however many come at once.
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
  // What nobody has is counted too: the statement finds no row, and the work is the same. Under no name: who is in a hurry types a number of theirs.
  const name = secret === undefined ? nobody : kind === 'staff' ? secret.id : account;
  // The try is taken before the password is looked at, so that a hundred tries at once are not one.
  const taken = await inOwnShard(house, kind, shard, name, 'take-try', async (tx) => {
    const until = new Date(tx.now.getTime() + lockMinutes * 60_000);
    const statement = kind === 'person' ? store.takeTry : store.takeStaffTry;
    return (await tx.query(statement, [shard, name, tries, until, tx.now])).length;
  });
  if (isRefusal(taken)) return taken;
  if (secret && taken.reply === 0)
    return { refused: 'account-resting', status: 429, detail: await restOf(house, kind, shard, name, account) };
  const fits = await fitsPassword(password, secret?.password_hash);
  if (!secret || !fits) return { refused: 'sign-in-failed', status: 401 };
  const back = await inOwnShard(house, kind, shard, name, 'give-tries-back', async (tx) => {
    await tx.query(kind === 'person' ? store.giveTriesBack : store.giveStaffTriesBack, [shard, name]);
    return null;
  });
  if (isRefusal(back)) return back;
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

/** Until when an account rests, for whoever has to wait. */
async function restOf(house: House, kind: SignedIn['kind'], shard: number, id: string, account: string) {
  const now = kind === 'staff' ? await staffSecret(house, shard, id) : await personSecret(house, shard, account);
  return { until: (now?.locked_until ?? house.clock.now()).toISOString() };
}

const inOwnShard = <T extends JsonValue>(
  house: House,
  kind: SignedIn['kind'],
  key: number,
  actor: string,
  route: string,
  work: (tx: Tx) => Promise<T>,
): Promise<Outcome<T>> =>
  house.db.command(
    {
      group: kind === 'person' ? 'person_cell' : 'office',
      key,
      actor,
      route,
      idempotencyKey: house.ids.next(),
      bodyHash: '',
    },
    work,
  );
