/** Fills a database with the facts and rows of random plays of the engine: people who do lawful and unlawful things on any day, as in the invariants. */
import fc from 'fast-check';
import type pg from 'pg';
import { buildFact, genesis, type Fact } from '../../src/journal/fact.ts';
import { takeOut } from '../../src/journal/personal.ts';
import type { MatterFact } from '../../src/matters/facts.ts';
import * as store from '../../src/matters/store.ts';
import type { CaseState, MatterState } from '../../src/matters/state.ts';
import { attempt, plays, stageOf, type Play } from '../../src/matters/testing/random-work.ts';

const cells = 64;
const together = 200;

/** Writes whole matters until there are at least `facts` facts of them; gives how many. Plays that follow from one seed are the same every time. */
export async function fillWithPlays(admin: pg.Client, facts: number): Promise<number> {
  let written = 0;
  for (let round = 0; written < facts; round += 1) {
    await admin.query('begin');
    for (const [n, play] of fc.sample(plays(), { numRuns: together, seed: 20_260_000 + round }).entries())
      written += await writeMatter(admin, play, round * together + n);
    await admin.query('commit');
  }
  return written;
}

async function writeMatter(admin: pg.Client, play: Play, n: number): Promise<number> {
  const world = stageOf(play);
  for (const each of play.tries) attempt(world, each);
  const cell = 1 + (n % cells);
  const id = `m-${cell}-play${String(n).padStart(8, '0')}-0`;
  const [facts, state] = JSON.parse(JSON.stringify([world.facts, world.state]).replaceAll(world.id, id)) as [
    readonly MatterFact[],
    MatterState,
  ];
  const chain = chained(id, facts);
  await admin.query(
    `insert into journal.cell_fact (cell, stream, seq, name, version, alg, hash, recorded_at, text)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::timestamptz[], $9::text[])`,
    [
      cell,
      id,
      chain.map((one) => one.seq),
      chain.map((one) => one.name),
      chain.map((one) => one.version),
      chain.map((one) => one.alg),
      chain.map((one) => one.hash),
      chain.map((one) => one.recordedAt),
      chain.map((one) => one.text),
    ],
  );
  await writeRows(admin, cell, state, chain.at(-1)?.hash ?? '');
  return facts.length;
}

function chained(stream: string, facts: readonly MatterFact[]): readonly Fact[] {
  const chain: Fact[] = [];
  for (const { name, version, seq, at, actor, data } of facts)
    chain.push(
      buildFact({
        stream,
        seq,
        name,
        version,
        alg: 'sha256',
        previous: chain.at(-1)?.hash ?? genesis('sha256', stream),
        occurredAt: at,
        recordedAt: at,
        actor: { id: actor },
        data: takeOut('sha256', data, () => Buffer.alloc(16, seq)).data,
      }),
    );
  return chain;
}

async function writeRows(admin: pg.Client, cell: number, { head, ledger, cases }: MatterState, hash: string) {
  const row = [cell, head.id, head.seq, hash, head.status, head.district, head.number, head.receivedAt];
  await admin.query(store.addMatter.text, [...row, JSON.stringify(head), JSON.stringify(ledger)]);
  const all = Object.values(cases);
  const stateOf = ({ spec: _spec, ...rest }: CaseState): string => JSON.stringify(rest);
  await admin.query(store.addCases.text, [
    cell,
    head.id,
    all.map((one) => one.spec.case),
    all.map((one) => one.version),
    all.map((one) => one.status),
    all.map((one) => one.spec.organ),
    all.map((one) => one.spec.item),
    all.map((one) => one.number),
    all.map(() => null),
    all.map((one) => JSON.stringify(one.spec)),
    all.map(stateOf),
  ]);
}
