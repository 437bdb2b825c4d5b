/**
 * The journal as a file for anybody: NDJSON, first the header with keys, then facts, leaves and checkpoints of each shard.
 * Personal values stay at home; their salted hashes are in the texts. `verifier/verify.mjs` reads it without any code of ours.
 */
import { groups, type Group } from '../../platform/index.ts';
import type { Parts } from '../parts.ts';
import { shardsOf } from './sequencer.ts';
import { stores } from '../store.ts';
import { keyLine, type CheckpointKey } from './suites.ts';

/** The format's name; a changed format gets another. */
export const exportFormat = 'onevisit-journal-1';
const page = 2000;

/** The lines of the export, without line ends. */
export async function* exportLines(
  house: Parts,
  trusted: readonly CheckpointKey[],
  only?: Group,
): AsyncGenerator<string, void, void> {
  yield JSON.stringify({
    format: exportFormat,
    installation: house.installation.id,
    exportedAt: house.clock.now().toISOString(),
    keys: trusted.map(keyLine),
  });
  for (const group of groups.filter((one) => !only || one === only))
    for (const key of await shardsOf(house, group)) {
      yield* factLines(house, group, key);
      yield* leafLines(house, group, key);
      const points = await house.db.read<{ note: string }>(stores[group].checkpoints, [key]);
      for (const { note } of points) yield JSON.stringify({ checkpoint: { group, key, note } });
    }
}

interface FactRow {
  readonly stream: string;
  readonly seq: number;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

async function* factLines(house: Parts, group: Group, key: number): AsyncGenerator<string, void, void> {
  let [after, seq] = ['', 0];
  for (;;) {
    const rows = await house.db.read<FactRow>(stores[group].walkFacts, [key, after, seq, page]);
    for (const { stream, seq: at, name, hash, text } of rows)
      yield JSON.stringify({ fact: { group, key, stream, seq: at, name, hash, text } });
    const last = rows.at(-1);
    if (!last) return;
    [after, seq] = [last.stream, last.seq];
  }
}

async function* leafLines(house: Parts, group: Group, key: number): AsyncGenerator<string, void, void> {
  for (let after = -1; ; ) {
    const rows = await house.db.read<{ leaf_no: string; stream: string; seq: number; hash: string }>(
      stores[group].walkLeaves,
      [key, after, page],
    );
    for (const { leaf_no, stream, seq, hash } of rows)
      yield JSON.stringify({ leaf: { group, key, no: Number(leaf_no), stream, seq, hash } });
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.leaf_no);
  }
}
