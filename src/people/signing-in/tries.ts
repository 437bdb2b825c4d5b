/**
 * Tries to sign in. A name has eight within an hour, then it rests ten minutes after each further one. A name that nobody has rests alike, and a
 * right password gives back its own try only: otherwise the answers would tell who has an account, and who used it (S20, decision 0097).
 */
import { isRefusal, type House, type JsonValue, type Refusal, type Tx } from '../../platform/index.ts';
import * as store from './store.ts';

const tries = 8;
const countedFor = 60 * 60_000;
const restsFor = 10 * 60_000;

/** Whose try it is: the row of an account, of a member of staff, or the place that an unknown name falls on. */
export interface Tried {
  readonly kind: 'person' | 'staff' | 'unknown';
  readonly shard: number;
  /** Who stands as the actor of the command. */
  readonly actor: string;
  /** What finds the row within the shard. */
  readonly row: readonly unknown[];
}

/** No account is called so. Who is in a hurry types a number of theirs where the name belongs: what nobody has stands nowhere as it was typed. */
const nobody = '-';

/** The place of a name that nobody has: by a keyed hash, so that nobody can choose names that push another one out. */
export function unknown(house: House, personCell: number, account: string) {
  const mark = house.secrets.mac('a name that nobody has', account);
  const row = [mark.readUInt16BE(0), mark.subarray(2, 18)] as const;
  return { kind: 'unknown', shard: personCell, actor: nobody, row } as const satisfies Tried;
}

/** Takes one try before the password is looked at, so that a hundred at once are not one; refused where the name rests. */
export async function takeTry(house: House, tried: Tried): Promise<Refusal | null> {
  const of = store.tries[tried.kind];
  const taken = await inOwnShard(house, tried, 'take-try', async (tx) => {
    const now = tx.now.getTime();
    const times = [new Date(now + restsFor), tx.now, new Date(now - countedFor)];
    return (await tx.query(of.take, [tried.shard, ...tried.row, tries, ...times])).length;
  });
  if (isRefusal(taken)) return taken;
  if (taken > 0) return null;
  const [row] = await house.db.read<{ locked_until: Date | null }>(of.rest, [tried.shard, ...tried.row]);
  const until = (row?.locked_until ?? house.clock.now()).toISOString();
  return { refused: 'account-resting', status: 429, detail: { until } };
}

/** The password fitted: this try is there again. */
export async function giveTryBack(house: House, tried: Tried): Promise<Refusal | null> {
  if (tried.kind === 'unknown') return null;
  const { giveBack } = store.tries[tried.kind];
  const back = await inOwnShard(house, tried, 'give-try-back', async (tx) => {
    await tx.query(giveBack, [tried.shard, ...tried.row]);
    return null;
  });
  return isRefusal(back) ? back : null;
}

async function inOwnShard<T extends JsonValue>(
  house: House,
  { kind, shard, actor }: Tried,
  route: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T | Refusal> {
  const group = kind === 'staff' ? 'office' : 'person_cell';
  const by = { group, key: shard, actor, route, idempotencyKey: house.ids.next(), bodyHash: '' } as const;
  const done = await house.db.command(by, work);
  return isRefusal(done) ? done : done.reply;
}
