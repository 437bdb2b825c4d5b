/** Short-lived records of signing in, named by a hash of their secret name and sealed: whoever has only the database can use none of them. */
import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { House, JsonValue, Statement } from '../../../platform/index.ts';
import { shardOf } from '../../identity.ts';
import * as store from './store.ts';

interface Row {
  readonly record_hash: string;
  readonly sealed_payload: Buffer;
  readonly consumed_at: Date | null;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const placeOf = (model: string, name: string): string => `people.oidc:${model}:${name}`;

async function write(
  house: House,
  shard: number,
  route: string,
  statement: Statement,
  params: readonly unknown[],
): Promise<void> {
  await house.db.command(
    { group: 'person_cell', key: shard, actor: 'system', route, idempotencyKey: house.ids.next(), bodyHash: '' },
    async (tx) => {
      await tx.query(statement, [shard, ...params]);
      return null;
    },
  );
}

function open(house: House, model: string, row: Row): AdapterPayload {
  const text = house.secrets.open(row.sealed_payload, placeOf(model, row.record_hash)).toString('utf8');
  const payload = JSON.parse(text) as AdapterPayload;
  return row.consumed_at ? { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) } : payload;
}

/** Keeps a value under a secret name for some seconds. */
export async function keep(
  house: House,
  model: string,
  name: string,
  value: JsonValue | AdapterPayload,
  seconds: number | undefined,
  shard = shardOf(name, house.shards.person_cell),
): Promise<void> {
  const named = hash(name);
  const sealed = house.secrets.seal(Buffer.from(JSON.stringify(value)), placeOf(model, named));
  const expires = seconds === undefined ? null : new Date(house.clock.now().getTime() + seconds * 1000);
  const { uid, grantId } = (value ?? {}) as AdapterPayload;
  await write(house, shard, 'keep-record', store.putRecord, [
    model,
    named,
    uid === undefined ? null : hash(uid),
    grantId === undefined ? null : hash(grantId),
    sealed,
    expires,
  ]);
}

/** What is kept under a name; undefined when it is over. */
export async function find(
  house: House,
  model: string,
  name: string,
  shard = shardOf(name, house.shards.person_cell),
): Promise<AdapterPayload | undefined> {
  const [row] = await house.db.read<Row>(store.getRecord, [shard, model, hash(name), house.clock.now()]);
  return row && open(house, model, row);
}

/** Takes a record away. */
export const drop = (
  house: House,
  model: string,
  name: string,
  shard = shardOf(name, house.shards.person_cell),
): Promise<void> => write(house, shard, 'drop-record', store.dropRecord, [model, hash(name)]);

/** The store of the embedded provider. Everything stands in the first shard: only demo databases have it, and grants tie records together. */
export function adapterFor(house: House): (model: string) => Adapter {
  const shard = house.shards.person_cell[0] as number;
  return (model) => ({
    async upsert(id, payload, expiresIn) {
      await keep(house, model, id, payload, expiresIn, shard);
      await write(house, shard, 'drop-expired', store.dropExpiredRecords, [house.clock.now()]);
    },
    find: (id) => find(house, model, id, shard),
    async findByUid(uid) {
      const [row] = await house.db.read<Row>(store.getRecordByUid, [shard, model, hash(uid), house.clock.now()]);
      return row && open(house, model, row);
    },
    findByUserCode: async () => undefined,
    consume: (id) => write(house, shard, 'consume-record', store.consumeRecord, [model, hash(id), house.clock.now()]),
    destroy: (id) => drop(house, model, id, shard),
    revokeByGrantId: (grantId) => write(house, shard, 'drop-grant', store.dropRecordsOfGrant, [hash(grantId)]),
  });
}
