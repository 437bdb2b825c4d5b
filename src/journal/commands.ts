/** `onevisit journal verify | checkpoint | export`: for the operator, and for whoever does not want to believe the operator. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groups, isRefusal, Stop, type CliCall, type CliCommand, type Group } from '../platform/index.ts';
import { anchorsIn, type Anchor } from './tree/anchors.ts';
import { exportLines } from './tree/export.ts';
import { sequence, shardsOf } from './tree/sequencer.ts';
import { trustedKeys } from './tree/signing.ts';
import { makeSubjectKeys } from './subject-keys.ts';
import { keyLine, readKeyLine, type CheckpointKey } from './tree/suites.ts';
import { verifyJournal } from './verify/verify.ts';
import type { Counts, Report } from './verify/walk.ts';

/** Where the house keeps its own anchors: beside the database, not in it. */
export const anchorFile = (dataFolder: string): string => join(dataFolder, 'journal-anchors.ndjson');

const groupOption = { flags: '--group <group>', describe: `only this group of tables: ${groups.join(', ')}` };

/** Exit code 0: nothing wrong; 1: what is wrong is named. */
export const verifyCommand: CliCommand = {
  name: 'journal verify',
  describe: 'verify every chain, personal value, tree, checkpoint and anchor; name each fact that is wrong',
  options: [
    groupOption,
    { flags: '--stream <stream>', describe: 'only the chain of this stream' },
    {
      flags: '--anchors <file>',
      describe: 'published checkpoints to hold the journal against, beside those in the data folder',
    },
    { flags: '--keys <file>', describe: 'further keys to trust (witnesses), one line each' },
  ],
  async run(call) {
    const [group, stream] = [groupOf(call), text(call, 'stream')];
    const more = { anchors: text(call, 'anchors'), keys: text(call, 'keys') };
    const keys = more.keys ? readKeys(more.keys, await readFile(more.keys, 'utf8')) : [];
    const outside: Anchor[] = more.anchors ? await anchorsIn(more.anchors).read() : [];
    const house = await call.house();
    const report = await verifyJournal(house, {
      ...(group ? { group } : {}),
      ...(stream ? { stream } : {}),
      keys: makeSubjectKeys(house),
      trusted: [...trustedKeys(house), ...keys],
      anchors: [...(await anchorsIn(anchorFile(call.config.data)).read()), ...outside],
      progress: everySecond((counts) => call.progress(`${counts.facts} facts, ${counts.leaves} leaves`)),
    });
    if (call.json) call.print(JSON.stringify(report));
    else for (const line of reportLines(report)) call.print(line);
    return report.findings.length === 0 ? 0 : 1;
  },
};

/** The report as lines for people. */
function* reportLines({ counts, findings }: Report): Generator<string> {
  for (const one of findings) yield `${one.damage}  ${one.stream} seq ${one.seq} ${one.name}: ${one.detail}`;
  yield [
    `${counts.facts} facts in ${counts.streams} streams`,
    `${counts.values} personal values (${counts.erased} erased)`,
    `${counts.leaves} leaves`,
    `${counts.checkpoints} checkpoints`,
    `${counts.anchors} anchors: ${findings.length} wrong`,
  ].join(', ');
}

function everySecond(tell: (counts: Counts) => void): (counts: Counts) => void {
  let last = performance.now();
  return (counts) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    tell(counts);
  };
}

/** Exit code 1 where a tree does not continue what was signed before. */
export const checkpointCommand: CliCommand = {
  name: 'journal checkpoint',
  describe: 'give new facts their leaves, sign the heads, print the key that others need to verify',
  options: [{ flags: '--everything', describe: 'look through the whole journal for facts that stand in no tree' }],
  async run(call) {
    const house = await call.house();
    const anchors = anchorsIn(anchorFile(call.config.data));
    let code = 0;
    for (const group of groups)
      for (const key of await shardsOf(house, group)) {
        const done = await sequence(house, { group, key, anchors, everything: call.options['everything'] === true });
        if (isRefusal(done)) code = 1;
        if (call.json) call.print(JSON.stringify({ group, key, ...done }));
        else if (isRefusal(done)) call.print(`${group} ${key}: ${done.refused}: ${String(done.detail?.['why'])}`);
        else if (done.signed) call.print(`${group} ${key}: ${done.added} new leaves, signed at ${done.signed.size}`);
        else call.print(`${group} ${key}: nothing new`);
      }
    if (!call.json) for (const key of trustedKeys(house)) call.print(`key ${keyLine(key)}`);
    return code;
  },
};

/** Writes the file that `verifier/verify.mjs` reads. */
export const exportCommand: CliCommand = {
  name: 'journal export',
  describe: 'write facts, leaves and checkpoints to a file for the standalone verifier; personal values stay here',
  args: [{ name: '<file>', describe: 'file to write (NDJSON)' }],
  options: [groupOption],
  async run(call) {
    const group = groupOf(call);
    const name = call.args[0] as string;
    const house = await call.house();
    const file = createWriteStream(name, { mode: 0o600 });
    await once(file, 'open');
    let lines = 0;
    for await (const line of exportLines(house, trustedKeys(house), group)) {
      if (!file.write(`${line}\n`)) await once(file, 'drain');
      lines += 1;
    }
    file.end();
    await once(file, 'finish');
    call.print(call.json ? JSON.stringify({ file: name, lines }) : `${name}: ${lines} lines`);
    return 0;
  },
};

function groupOf(call: CliCall): Group | undefined {
  const name = text(call, 'group');
  if (name === undefined) return undefined;
  const group = groups.find((one) => one === name);
  if (!group)
    throw new Stop(
      `没有 ${name} 这个分组，可用：${groups.join('、')}。`,
      `There is no group ${name}; use one of ${groups.join(', ')}.`,
    );
  return group;
}

const text = (call: CliCall, option: string): string | undefined => {
  const value = call.options[option];
  return typeof value === 'string' ? value : undefined;
};

function readKeys(file: string, content: string): CheckpointKey[] {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const key = readKeyLine(line);
      if (!key) throw new Stop(`${file} 中有一行不是公钥：${line}`, `A line of ${file} is no key: ${line}`);
      return key;
    });
}
