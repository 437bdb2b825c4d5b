/** The journal's parts for tests: a real database, invented secrets, a clock that stands still unless told. */
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../test/support/database.ts';
import { isRefusal, keyRing, uuids, type Group, type JsonValue } from '../platform/index.ts';
import type { Anchor, Anchors } from './tree/anchors.ts';
import type { Fact, NewFact } from './fact.ts';
import type { Parts } from './parts.ts';
import { append } from './perform.ts';
import { makeSubjectKeys, type SubjectKeys } from './subject-keys.ts';
import { trustedKeys } from './tree/signing.ts';
import { verifyJournal } from './verify/verify.ts';
import type { Report, VerifyOrder } from './verify/walk.ts';

/** A house for one test file. */
export interface TestHouse extends FreshDatabase {
  readonly parts: Parts;
  readonly keys: SubjectKeys;
  readonly anchors: Anchors & { readonly kept: Anchor[] };
  /** The clock's hand. */
  at: Date;
  /** Runs SQL as the owner, who can do everything: the tamperer. */
  asOwner<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Appends as a command of a room would. */
  add(
    stream: string,
    facts: readonly NewFact[],
    expectedSeq?: number,
    group?: Group,
    key?: number,
    subjects?: readonly string[],
  ): Promise<Fact[]>;
  verify(anchors?: readonly Anchor[], order?: Partial<VerifyOrder>): Promise<Report>;
}

/** Opens a fresh, migrated database with the journal's parts around it. */
export async function testHouse(): Promise<TestHouse> {
  const clock = { now: () => house.at };
  const fresh = await freshDatabase({ clock });
  const owner = new Client(fresh.adminUrl);
  await owner.connect();
  const parts: Parts = {
    db: fresh.db,
    clock,
    ids: uuids(clock),
    secrets: keyRing(Buffer.alloc(32, 5)),
    installation: { id: 'test' },
  };
  const kept: Anchor[] = [];
  const house: TestHouse = {
    ...fresh,
    parts,
    keys: makeSubjectKeys(parts),
    anchors: { kept, read: async () => kept, add: async (anchor) => void kept.push(anchor) },
    at: new Date('2026-03-02T01:00:00.000Z'),
    asOwner: async <Row>(text: string, params: readonly unknown[] = []) =>
      (await owner.query(text, params as unknown[])).rows as Row[],
    async add(stream, facts, expectedSeq = 0, group = 'cell', key = 7, subjects = ['p-1-example', 'p-2-example']) {
      const keys = await house.keys.ensureAll(subjects);
      const command = {
        group,
        key,
        actor: 's-1-window',
        route: 'test',
        idempotencyKey: parts.ids.next(),
        bodyHash: '',
      };
      const done = await parts.db.command(command, async (tx) => {
        const written = await append(tx, { stream, expectedSeq, facts, actor: 's-1-window', now: tx.now, keys });
        return isRefusal(written) ? written : (written as unknown as JsonValue);
      });
      if (isRefusal(done)) throw new Error(done.refused);
      return done.reply as unknown as Fact[];
    },
    verify: (anchors = kept, order = {}) =>
      verifyJournal(parts, { keys: makeSubjectKeys(parts), trusted: trustedKeys(parts), anchors, ...order }),
    async close() {
      await owner.end();
      await fresh.close();
    },
  };
  return house;
}
