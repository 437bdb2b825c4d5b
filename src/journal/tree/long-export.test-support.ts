/** An export of many facts over many shards, as `exportLines` would write it, made without a database. */
import { buildFact, genesis, type Fact } from '../fact.ts';
import { exportFormat } from './export.ts';
import { originOf, signCheckpoint } from './checkpoint.ts';
import { emptyFrontier, grow, headOf, leafHash } from './merkle.ts';
import { keyLine, type CheckpointSigner } from './suites.ts';

const perStream = 25;
const shards = 64;
const installation = 'test';

/** Its lines. `signer` signs a head of each shard after every thousand leaves and at its end. */
export function* longExport(facts: number, signer: CheckpointSigner): Generator<string> {
  const exportedAt = '2026-03-03T01:00:00.000Z';
  yield JSON.stringify({ format: exportFormat, installation, exportedAt, keys: [keyLine(signer)] });
  for (let key = 1; key <= shards; key += 1) {
    const share = Math.floor(facts / shards) + (key <= facts % shards ? 1 : 0);
    yield* shardLines(key, share, signer);
  }
}

function* shardLines(key: number, facts: number, signer: CheckpointSigner): Generator<string> {
  const leaves: string[] = [];
  let before: Fact | undefined;
  for (let n = 0; n < facts; n += 1) {
    before = nextFact(key, n, before);
    const { stream, seq, name, hash, text } = before;
    leaves.push(JSON.stringify({ leaf: { group: 'cell', key, no: n, stream, seq, hash } }));
    yield JSON.stringify({ fact: { group: 'cell', key, stream, seq, name, hash, text } });
  }
  let tree = emptyFrontier;
  const notes: string[] = [];
  for (const [n, line] of leaves.entries()) {
    yield line;
    const { hash } = (JSON.parse(line) as { leaf: { hash: string } }).leaf;
    tree = grow('sha256', tree, leafHash('sha256', Buffer.from(hash, 'hex')));
    if ((n + 1) % 1000 !== 0 && n + 1 < leaves.length) continue;
    const head = { origin: originOf(installation, 'cell', key), size: n + 1, root: headOf('sha256', tree) };
    notes.push(signCheckpoint({ ...head, alg: 'sha256', at: new Date('2026-03-03T00:00:00.000Z') }, [signer]));
  }
  for (const note of notes) yield JSON.stringify({ checkpoint: { group: 'cell', key, note } });
}

function nextFact(key: number, n: number, before: Fact | undefined): Fact {
  const stream = `m-${key}-${String(Math.floor(n / perStream)).padStart(12, '0')}-0`;
  const seq = 1 + (n % perStream);
  const at = new Date(Date.UTC(2026, 2, 2, 1, 0, n % 3600)).toISOString();
  return buildFact({
    stream,
    seq,
    name: seq === 1 ? 'example-received' : 'example-noted',
    version: 1,
    alg: 'sha256',
    previous: seq === 1 ? genesis('sha256', stream) : (before as Fact).hash,
    occurredAt: at,
    recordedAt: at,
    actor: { id: 's-1-window', kind: 'staff', organ: 'organ-example' } as Fact['actor'],
    data: { case: 'c1', task: 'c1.examine', note: `第${n}条：窗口收件，材料齐全，符合法定形式`, checks: [1, 2, 3] },
  });
}
