/** What the database says afterwards: lost, doubled, gaps, outbox, projections. Asked as its owner, over the tables alone. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { fold } from '../../src/matters/evolve.ts';
import type { MatterFact } from '../../src/matters/facts.ts';
import { connect } from './connect.ts';
import type { Ack } from './writers.ts';

export interface Verdict {
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
  readonly gaps: number;
  readonly outbox: number;
  readonly projections: number;
}

interface Row {
  readonly stream: string;
  readonly seq: number;
  readonly text: string;
}

const factsOf = async (admin: pg.Client): Promise<readonly Row[]> =>
  (await admin.query<Row>('select stream, seq, text from journal.cell_fact order by stream, seq')).rows;

export const asMatterFact = (row: Row): MatterFact => {
  const fact = JSON.parse(row.text) as { name: string; data: unknown; occurredAt: string; actor: { id: string } };
  return {
    name: fact.name,
    version: 1,
    data: fact.data,
    seq: row.seq,
    at: fact.occurredAt,
    actor: fact.actor.id,
  } as MatterFact;
};

/** Counts everything that is not as promised. With a relay the outbox is emptied by and by; without, every fact waits in it. */
export async function judge(
  adminUrl: string,
  acks: readonly Ack[],
  handedIn: readonly string[],
  isRelayed: boolean,
): Promise<Verdict> {
  const admin = await connect(adminUrl);
  try {
    const facts = await factsOf(admin);
    const notes = new Map<string, number>();
    const received = new Map<string, number>();
    for (const row of facts) {
      const fact = asMatterFact(row);
      if (fact.name === 'note-added') notes.set(fact.data.text, (notes.get(fact.data.text) ?? 0) + 1);
      if (fact.name === 'matter-received') received.set(row.stream, (received.get(row.stream) ?? 0) + 1);
    }
    const lost = acks.filter((one) => !notes.has(one.text)).length + handedIn.filter((id) => !received.has(id)).length;
    const doubled = [...notes.values(), ...received.values()].filter((n) => n > 1).length;
    return {
      acked: acks.length + handedIn.length,
      lost,
      doubled,
      gaps: gapsIn(facts),
      outbox: await outboxMismatches(admin, isRelayed),
      projections: (await replay(admin)).wrong,
    };
  } finally {
    await admin.end();
  }
}

function gapsIn(facts: readonly Row[]): number {
  let gaps = 0;
  let before: Row | undefined;
  for (const row of facts) {
    const want = before?.stream === row.stream ? before.seq + 1 : 1;
    if (row.seq !== want) gaps += 1;
    before = row;
  }
  return gaps;
}

async function outboxMismatches(admin: pg.Client, isRelayed: boolean): Promise<number> {
  const text = isRelayed
    ? `select count(*)::int as n from platform.cell_outbox o left join journal.cell_fact f using (cell, stream, seq) where f.seq is null or o.dead`
    : `select count(*)::int as n from platform.cell_outbox o full join journal.cell_fact f on f.cell = o.cell and f.stream = o.stream and f.seq = o.seq where f.seq is null or o.seq is null`;
  const { rows } = await admin.query<{ n: number }>(text);
  return rows[0]?.n ?? -1;
}

/** R15: every matter folded from its facts is what its rows say; `hash` is over all folded states. Cell by cell, so that a million facts need no million rows at once. */
export async function replay(
  admin: pg.Client,
  evolveAll: typeof fold = fold,
): Promise<{ matters: number; facts: number; wrong: number; hash: string }> {
  const cells = await admin.query<{ cell: number }>('select distinct cell from journal.cell_fact order by cell');
  const hash = createHash('sha256');
  let [matters, facts, wrong] = [0, 0, 0];
  for (const { cell } of cells.rows) {
    const rows = await admin.query<Row>(
      'select stream, seq, text from journal.cell_fact where cell = $1 order by stream, seq',
      [cell],
    );
    const streams = Map.groupBy(rows.rows, (row) => row.stream);
    const stored = await storedIn(admin, cell);
    wrong += stored.size === streams.size ? 0 : 1;
    for (const [id, list] of streams) {
      const state = evolveAll(list.map(asMatterFact), id);
      const folded = ordered({ head: state?.head, ledger: state?.ledger, cases: state?.cases });
      hash.update(folded);
      if (folded !== stored.get(id)) wrong += 1;
    }
    [matters, facts] = [matters + streams.size, facts + rows.rows.length];
  }
  return { matters, facts, wrong, hash: hash.digest('hex') };
}

async function storedIn(admin: pg.Client, cell: number): Promise<ReadonlyMap<string, string>> {
  const { rows } = await admin.query<{ matter_id: string; head: unknown; ledger: unknown; cases: unknown }>(
    `select m.matter_id, m.head, m.ledger, (select jsonb_object_agg(c.case_id, c.state || jsonb_build_object('spec', c.spec))
       from matters.matter_case c where c.cell = m.cell and c.matter_id = m.matter_id) as cases
     from matters.matter m where m.cell = $1`,
    [cell],
  );
  return new Map(rows.map(({ matter_id, ...row }) => [matter_id, ordered(row)]));
}

/** JSON with sorted keys, so that the order in which a database keeps them does not matter. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
