/** `onevisit journal verify | checkpoint | export`: for the operator, and for whoever does not want to believe the operator. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { groups, isRefusal, type Group, type House } from '../platform/index.ts';
import { anchorsIn, type Anchor } from './anchors.ts';
import { exportLines } from './export.ts';
import { partsOf } from './parts.ts';
import { sequence, shardsOf } from './sequencer.ts';
import { trustedKeys } from './signing.ts';
import { makeSubjectKeys } from './subject-keys.ts';
import { keyLine, readKeyLine, type CheckpointKey } from './suites.ts';
import { verifyJournal, type Counts, type Report } from './verify.ts';

/** Where the house keeps its own anchors: beside the database, not in it. */
export const anchorFile = (dataFolder: string): string => join(dataFolder, 'journal-anchors.ndjson');

/** Where a command writes: results, and progress that is no result. */
export interface Output {
  line(text: string): void;
  progress(text: string): void;
}

/** What the operator may ask of `journal verify`. */
export interface VerifyOptions {
  readonly group?: Group;
  readonly stream?: string;
  readonly json?: boolean;
  readonly anchors?: readonly Anchor[];
  readonly keys?: readonly CheckpointKey[];
  readonly dataFolder: string;
}

/** Verifies and prints; 0 where nothing is wrong, 1 otherwise. */
export async function runVerify(house: House, options: VerifyOptions, output: Output): Promise<number> {
  const parts = await partsOf(house);
  const own = await anchorsIn(anchorFile(options.dataFolder)).read();
  const report = await verifyJournal(parts, {
    ...(options.group ? { group: options.group } : {}),
    ...(options.stream ? { stream: options.stream } : {}),
    keys: makeSubjectKeys(parts),
    trusted: [...trustedKeys(parts), ...(options.keys ?? [])],
    anchors: [...own, ...(options.anchors ?? [])],
    progress: everySecond((counts) => output.progress(`${counts.facts} facts, ${counts.leaves} leaves ...`)),
  });
  if (options.json) output.line(JSON.stringify(report));
  else for (const line of reportLines(report)) output.line(line);
  return report.findings.length === 0 ? 0 : 1;
}

/** The report as lines for people. */
export function* reportLines({ counts, findings }: Report): Generator<string> {
  for (const one of findings) yield `${one.damage}  ${one.stream} seq ${one.seq} ${one.name}: ${one.detail}`;
  yield `${counts.facts} facts in ${counts.streams} streams, ${counts.values} personal values (${counts.erased} erased), ` +
    `${counts.leaves} leaves, ${counts.checkpoints} checkpoints, ${counts.anchors} anchors: ${findings.length} wrong`;
}

function everySecond(tell: (counts: Counts) => void): (counts: Counts) => void {
  let last = performance.now();
  return (counts) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    tell(counts);
  };
}

/** Brings every tree up to date and signs its head; 1 where a tree does not continue what was signed. */
export async function runCheckpoint(
  house: House,
  options: { readonly dataFolder: string; readonly everything?: boolean; readonly json?: boolean },
  output: Output,
): Promise<number> {
  const parts = await partsOf(house);
  const anchors = anchorsIn(anchorFile(options.dataFolder));
  let code = 0;
  for (const group of groups)
    for (const key of await shardsOf(parts, group)) {
      const done = await sequence(parts, { group, key, anchors, everything: options.everything === true });
      if (isRefusal(done)) code = 1;
      if (options.json) output.line(JSON.stringify(done));
      else if (isRefusal(done)) output.line(`${group} ${key}: ${done.refused}: ${String(done.detail?.['why'])}`);
      else if (done.signed) output.line(`${group} ${key}: ${done.added} new leaves, signed at ${done.signed.size}`);
      else output.line(`${group} ${key}: nothing new`);
    }
  if (!options.json) for (const key of trustedKeys(parts)) output.line(`key ${keyLine(key)}`);
  return code;
}

/** Writes the journal for the standalone verifier. */
export async function runExport(
  house: House,
  options: { readonly file: string; readonly group?: Group },
  output: Output,
): Promise<number> {
  const parts = await partsOf(house);
  const file = createWriteStream(options.file, { mode: 0o600 });
  let lines = 0;
  for await (const line of exportLines(parts, trustedKeys(parts), options.group)) {
    if (!file.write(`${line}\n`)) await once(file, 'drain');
    lines += 1;
  }
  file.end();
  await once(file, 'finish');
  output.line(`${options.file}: ${lines} lines`);
  return 0;
}

/** Keys of others, one line each; a line that is no key throws. */
export function readKeys(text: string): CheckpointKey[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const key = readKeyLine(line);
      if (!key) throw new Error(`not a key: ${line}`);
      return key;
    });
}
