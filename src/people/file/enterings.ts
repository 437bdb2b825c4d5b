/** The commands by which downstream rooms report back what is to be known; idempotent by cause. */
import { append, atHead } from '../../journal/index.ts';
import type { House, JsonValue, Statement } from '../../platform/index.ts';
import { shardIn } from '../identity.ts';
import type { People } from '../service.ts';
import * as store from './store.ts';
import { sealJson } from './vault.ts';

/** One write in the shard of its owner, idempotent by cause. */
async function enter(
  house: House,
  owner: string,
  route: string,
  cause: string,
  rows: readonly [Statement, readonly unknown[]][],
): Promise<void> {
  const key = shardIn(owner);
  if (key === undefined) throw new Error(`not a person of ours: ${owner}`);
  await house.db.command(
    { group: 'person_cell', key, actor: owner, route, idempotencyKey: cause, bodyHash: '' },
    async (tx) => {
      for (const [statement, params] of rows) tx.post(statement, [key, ...params]);
      return null;
    },
  );
}

/** The commands by which downstream rooms report back. */
export const enterings = {
  async enterMatter(house: House, e: Parameters<People['enterMatter']>[0]): Promise<void> {
    await enter(house, e.personId, 'enter-matter', e.cause, [
      [
        store.enterMatter,
        [
          e.personId,
          e.matterId,
          JSON.stringify(e.title),
          e.status,
          e.receivedAt,
          e.updatedAt,
          e.promisedOn ?? null,
          e.promisedAt ?? null,
        ],
      ],
    ]);
  },
  async enterCertificate(house: House, e: Parameters<People['enterCertificate']>[0]): Promise<void> {
    const key = shardIn(e.personId) as number;
    await house.db.command(
      {
        group: 'person_cell',
        key,
        actor: e.personId,
        route: 'enter-certificate',
        idempotencyKey: e.cause,
        bodyHash: '',
      },
      async (tx) => {
        const data = { type: e.type, number: e.number, identifier: e.identifier, matter: e.matter, status: e.status };
        await append(tx, {
          stream: e.personId,
          expectedSeq: atHead,
          facts: [{ name: 'certificate-entered', version: 1, data }],
          actor: 'system',
          now: tx.now,
        });
        tx.post(store.enterHeldCertificate, [
          key,
          e.personId,
          e.identifier,
          e.type,
          e.number,
          e.validUntil ?? null,
          e.status,
          e.matter,
          tx.now,
        ]);
        return null;
      },
    );
  },
  async changeCredit(house: House, e: Parameters<People['changeCredit']>[0]): Promise<void> {
    const key = shardIn(e.personId) as number;
    await house.db.command(
      { group: 'person_cell', key, actor: e.personId, route: 'change-credit', idempotencyKey: e.cause, bodyHash: '' },
      async (tx) => {
        const data = { standing: e.standing, matter: e.matter, basis: e.basis };
        await append(tx, {
          stream: e.personId,
          expectedSeq: atHead,
          facts: [{ name: 'credit-changed', version: 1, data }],
          actor: 'system',
          now: tx.now,
        });
        tx.post(store.changeCredit, [key, e.personId, e.standing, tx.now, e.matter]);
        return null;
      },
    );
  },
  async enterFilings(house: House, e: Parameters<People['enterFilings']>[0]): Promise<void> {
    await enter(
      house,
      e.personId,
      'enter-filings',
      e.cause,
      e.filings.map((f) => [store.enterFiling, [e.personId, f.material, f.sha256, e.matter, f.on]]),
    );
  },
  async enterProfileFacts(house: House, e: Parameters<People['enterProfileFacts']>[0]): Promise<void> {
    const rows: [Statement, readonly unknown[]][] = [];
    for (const fact of e.facts) {
      const sealed = await sealJson(house, e.personId, fact.value as JsonValue, `${e.personId}:${fact.element}`);
      rows.push([store.enterProfileFact, [e.personId, fact.element, sealed, fact.source, fact.from ?? '', fact.on]]);
    }
    await enter(house, e.personId, 'enter-profile', e.cause, rows);
  },
};
