/**
 * A house for tests of this room: the real database, people, catalogue and journal. The room `matters` is played by facts that the test
 * appends to a matter's stream itself, because what is tested is what certificates make of the log, also of logs that no engine would write.
 */
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { catalogue, type CatalogueService } from '../../catalogue/index.ts';
import { append, findHead, journal, load } from '../../journal/index.ts';
import { matterFact, type MatterFact } from '../../matters/index.ts';
import { people } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Room } from '../../platform/index.ts';
import { certificates } from '../index.ts';

const text = (zh: string) => ({ zh, en: zh });

/** A case as far as certificates read it. */
interface CaseOrder {
  readonly id: string;
  readonly item?: string;
  readonly organ?: string;
  readonly outputs?: readonly string[];
  readonly waits?: readonly { readonly case: string; readonly gate: string }[];
}

/** What `enter-certificate` was told. */
interface Entered {
  readonly matterId: string;
  readonly case: string;
  readonly type: string;
  readonly number: string;
  readonly identifier: string;
}

export interface World extends FreshHouse {
  at: Date;
  /** Who the next request comes from. */
  actor: Actor;
  readonly entered: Entered[];
  readonly answers: Record<string, JsonValue>;
  readonly applicant: string;
  /** A new matter with these cases open. */
  open(...cases: readonly CaseOrder[]): Promise<string>;
  /** One that was handed in as the renewal of a certificate, in a cell of one's choice. */
  openRenewal(identifier: string, cell: number, ...cases: readonly CaseOrder[]): Promise<string>;
  /** The same in a cell of one's choice. */
  openIn(cell: number, ...cases: readonly CaseOrder[]): Promise<string>;
  /** Appends facts to a matter's stream, as the engine would. */
  tell(matter: string, ...facts: readonly { readonly name: string; readonly data: object }[]): Promise<void>;
}

export const granted = (id: string, more: Record<string, unknown> = {}) => decided(id, 'granted', more);
export const decided = (id: string, effect: 'granted' | 'denied', more: Record<string, unknown> = {}) => ({
  name: 'case-decided',
  data: {
    case: id,
    effect,
    on: '2026-11-25',
    conditions: [],
    reasons: '符合法定条件',
    basis: [{ law: '食品安全法' }],
    remedies: null,
    organ: 'approval-bureau',
    decidedBy: 's-1-approver',
    examinedBy: null,
    power: null,
    materials: [],
    elsewhere: null,
    deemed: null,
    variant: 'ordinary',
    outputs: [],
    ...more,
  },
});

const opened = (one: CaseOrder, n: number) => ({
  name: 'case-opened',
  data: {
    number: `99990120261125900000${n}`,
    spec: {
      case: one.id,
      item: one.item ?? `item-${one.id}`,
      name: text(`事项${one.id}`),
      organ: one.organ ?? 'approval-bureau',
      outputs: one.outputs ?? ['food-permit'],
      waits: one.waits ?? [],
    },
  },
});

/** Opens the house. `close` when done. */
export async function openWorld(): Promise<World> {
  const entered: Entered[] = [];
  const answers: Record<string, JsonValue> = {
    'organisation.name': '安和县小满餐饮店',
    'organisation.uscc': '92330106MADEM1030H',
    'premises.address': '安和县示范路12号',
    'food.activities': ['热食类食品制售'],
  };
  let applicant = '';
  const hand: Pick<World, 'at' | 'actor'> = {
    at: new Date('2026-11-25T02:00:00.000Z'),
    actor: { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] },
  };
  const played: Room = {
    name: 'matters',
    register(house) {
      house.provide('matters', {
        state: async () => ({
          head: {
            applicant,
            theme: 'restaurant',
            catalogue: (await house.room<CatalogueService>('catalogue').current()).version,
          },
        }),
        answers: async () => answers,
        factAt: async (id: string, seq: number) =>
          (await load(house, 'cell', cellIn(id), id)).map(matterFact).find((one: MatterFact) => one.seq === seq),
        sealFor: async (organ: string) => ({
          organ,
          kind: 'organ-seal',
          form: 'electronic',
          letter: 'demonstration',
          number: '演示授权',
        }),
        async enterCertificate({ cause: _cause, ...order }: Entered & { cause: string }) {
          if (!entered.some((each) => each.identifier === order.identifier && each.case === order.case))
            entered.push(order);
          return { matterId: order.matterId, seq: 1, facts: [] };
        },
      });
      house.provide('authenticate', async () => hand.actor);
    },
  };
  const { register, ...others } = people;
  const quiet: Room = {
    ...others,
    register: (house) =>
      register?.({
        ...house,
        provide: (name, service) => (name === 'authenticate' ? undefined : house.provide(name, service)),
      }),
  };
  const fresh = await freshHouse([journal, quiet, catalogue, played, certificates], {
    clock: { now: () => hand.at },
    env: { PUBLIC_URL: 'https://anhe.example' },
  });
  for (const room of [people, catalogue]) for (const seed of room.seeds ?? []) await seed.load(fresh.house);
  const world: World = Object.assign(hand, {
    ...fresh,
    entered,
    answers,
    applicant: await somebody(fresh),
    open: async (...cases: readonly CaseOrder[]) => {
      const { cell: cells } = fresh.house.shards;
      return await world.openIn(cells[(matters + 1) % cells.length] as number, ...cases);
    },
    openRenewal: async (renews: string, cell: number, ...cases: readonly CaseOrder[]) => {
      const id = await world.openIn(cell, ...cases);
      await world.tell(id, { name: 'matter-received', data: { choices: { renews } } });
      return id;
    },
    openIn: async (cell: number, ...cases: readonly CaseOrder[]) => {
      matters += 1;
      const id = `m-${cell}-${String(matters).padStart(12, '0')}-0`;
      await world.tell(id, ...cases.map((one, i) => opened(one, i + 1)));
      return id;
    },
    tell: (matter: string, ...facts: readonly { readonly name: string; readonly data: object }[]) =>
      tell(fresh.house, matter, facts),
  });
  ({ applicant } = world);
  return world;
}

let matters = 0;
const cellIn = (id: string): number => Number(/^[mc]-(\d+)-/.exec(id)?.[1]);

async function tell(house: House, matter: string, facts: readonly { name: string; data: object }[]): Promise<void> {
  const cell = cellIn(matter);
  const done = await house.db.command<JsonValue>(
    { group: 'cell', key: cell, actor: 'test', route: 'test', idempotencyKey: house.ids.next(), bodyHash: '' },
    async (tx) => {
      const head = await findHead(tx, 'cell', cell, matter);
      const written = await append(tx, {
        stream: matter,
        expectedSeq: head?.seq ?? 0,
        facts: facts.map((one) => ({ ...one, version: 1 })),
        actor: 'test',
        now: tx.now,
      });
      return isRefusal(written) ? written : null;
    },
  );
  // Somebody told something of the same matter in the same moment: said again.
  if (isRefusal(done) && done.refused === 'stale') return tell(house, matter, facts);
  if (isRefusal(done)) throw new Error(done.refused);
}

/** A person of the sample. */
async function somebody(fresh: FreshHouse): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(fresh.adminUrl);
  await client.connect();
  const found = await client.query<{ person_id: string }>(
    `select person_id from people.person where kind = 'person' order by person_id limit 1`,
  );
  await client.end();
  return found.rows[0]?.person_id ?? '';
}
