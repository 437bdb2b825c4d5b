/**
 * Walks the whole journal in the database: every chain, every personal value that can still be opened, every leaf, every checkpoint
 * and every anchor. Reads by pages, holds one page; safe beside running commands.
 */
import { groups, type Group } from '../../platform/index.ts';
import { watchStream, type OpenedValue, type StoredFact } from './chain.ts';
import type { Parts } from '../parts.ts';
import { openRow, type ValueRow } from '../perform.ts';
import { shardsOf } from '../tree/sequencer.ts';
import { stores } from '../store.ts';
import { verifyTree } from './verify-tree.ts';
import type { Counts, Report, VerifyOrder, Walk } from './walk.ts';

const page = 2000;

/** Verifies; findings are in the order of group, shard, stream and number, the first wrong fact of a stream first. */
export async function verifyJournal(house: Parts, order: VerifyOrder): Promise<Report> {
  const counts: Counts = { facts: 0, streams: 0, values: 0, erased: 0, leaves: 0, checkpoints: 0, anchors: 0 };
  const walk: Walk = { house, order, counts, findings: [] };
  for (const group of groups.filter((one) => !order.group || one === order.group)) {
    const shards = new Set(await shardsOf(house, group));
    for (const anchor of order.anchors) if (anchor.group === group) shards.add(anchor.key);
    for (const key of [...shards].sort((a, b) => a - b)) {
      await verifyShard(walk, group, key);
      if (!order.stream) await verifyTree(walk, group, key);
    }
    if (!order.stream) await findDoubled(walk, group);
  }
  return { counts, findings: walk.findings };
}

interface FactRow extends Omit<StoredFact, 'recordedAt'> {
  readonly recorded_at: Date;
}

async function verifyShard(walk: Walk, group: Group, key: number): Promise<void> {
  const { house, order } = walk;
  let [stream, seq] = [order.stream ?? '', 0];
  let watcher = watchStream();
  let watched: string | undefined;
  for (;;) {
    const rows = await house.db.read<FactRow>(stores[group].walkFacts, [key, stream, seq, page]);
    const last = rows.at(-1);
    if (!last) return;
    const values = await openValues(walk, group, [key, stream, seq, last.stream, last.seq]);
    for (const row of rows) {
      if (order.stream && row.stream !== order.stream) return;
      if (row.stream !== watched) {
        [watcher, watched] = [watchStream(), row.stream];
        walk.counts.streams += 1;
      }
      walk.counts.facts += 1;
      const stored = { ...row, recordedAt: row.recorded_at.toISOString() };
      walk.findings.push(...watcher.next(stored, values.get(`${row.stream} ${row.seq}`) ?? []));
    }
    order.progress?.(walk.counts);
    [stream, seq] = [last.stream, last.seq];
  }
}

async function openValues(walk: Walk, group: Group, range: readonly unknown[]): Promise<Map<string, OpenedValue[]>> {
  const rows = await walk.house.db.read<ValueRow>(stores[group].walkValues, range);
  const keys = await walk.order.keys.get([...new Set(rows.map((row) => row.subject))].filter(isSubject));
  const opened = new Map<string, OpenedValue[]>();
  for (const row of rows) {
    const value = openOne(group, keys, row);
    walk.counts.values += 1;
    if (value.state === 'erased') walk.counts.erased += 1;
    const at = `${row.stream} ${row.seq}`;
    opened.set(at, [...(opened.get(at) ?? []), value]);
  }
  return opened;
}

/** A subject column that was altered may not be asked for a key. */
const isSubject = (subject: string): boolean => /^[a-z]+-\d{1,9}-/.test(subject);

function openOne(group: Group, keys: ReadonlyMap<string, Uint8Array>, row: ValueRow): OpenedValue {
  const { n, subject } = row;
  try {
    const value = openRow(group, keys, row);
    return value ? { n, subject, state: 'open', ...value } : { n, subject, state: 'erased' };
  } catch {
    return { n, subject, state: 'unreadable' };
  }
}

async function findDoubled(walk: Walk, group: Group): Promise<void> {
  const rows = await walk.house.db.read<{ stream: string; shards: number }>(stores[group].doubled, []);
  for (const row of rows) {
    const detail = `the stream stands in ${row.shards} shards of ${group}`;
    walk.findings.push({ stream: row.stream, seq: 1, name: '', damage: 'doubled-stream', detail });
  }
}
