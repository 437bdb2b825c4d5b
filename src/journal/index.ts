/** The door of the journal: append-only facts, hash chains, personal values, signed checkpoints. */
import type { Group, House, Room } from '../platform/index.ts';
import { checkpointCommand, exportCommand, verifyCommand } from './commands.ts';
import type { Fact } from './fact.ts';
import { armCheckpoints, signHeads } from './jobs.ts';
import { reveal as revealWith } from './perform.ts';
import { makeSubjectKeys, type SubjectKeys } from './subject-keys.ts';
import { keyLine, readKeyLine } from './tree/suites.ts';
import { openCheckpoint, isTrusted } from './tree/checkpoint.ts';
import { trustedKeys } from './tree/signing.ts';
import type { Parts } from './parts.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export { inOwnName } from './actor.ts';
export type { Damage, Finding } from './verify/chain.ts';
export type { Fact, FactActor, FactContent, HashAlgorithm, NewFact } from './fact.ts';
export { append, atHead, findHead, follow, load, type AppendOrder, type Source } from './perform.ts';
export { isErased, personal, subjectsIn, type Erased, type Personal } from './personal.ts';
export type { SubjectKeys } from './subject-keys.ts';
export { fold, upcasting, type Upcast, type Upcaster } from './upcast.ts';

export { sealShard, signDigest, streamLines } from './tree/stream-export.ts';

/** The lines of the keys with which this house signs. */
export const checkpointKeyLines = (house: Pick<Parts, 'secrets' | 'installation'>): string[] =>
  trustedKeys(house).map(keyLine);

/** The digest (hex) that a signed note of `signDigest` vouches for; undefined where no trusted key signed it about this. */
export function readSignedDigest(note: string, origin: string, keyLines: readonly string[]): string | undefined {
  const keys = keyLines.flatMap((line) => readKeyLine(line) ?? []);
  const opened = openCheckpoint(note, keys);
  if (!opened || !isTrusted(opened) || opened.origin !== origin) return undefined;
  return Buffer.from(opened.root).toString('hex');
}

/** The service that the room provides under the name `journal`. */
interface Journal {
  readonly keys: SubjectKeys;
  /** Facts of one shard with their personal values in place, `{ $erased: subject }` where the key is gone. Not inside a command. */
  reveal(group: Group, key: number, facts: readonly Fact[]): Promise<Fact[]>;
}

/** The journal of a house. */
const journalOf = (house: House): Journal => house.room<Journal>('journal');

/** The subject keys of a house. */
export const subjectKeys = (house: House): SubjectKeys => journalOf(house).keys;

/** Facts of one shard with their personal values in place, `{ $erased: subject }` where the key is gone. Not inside a command. */
export const reveal = (house: House, group: Group, key: number, facts: readonly Fact[]): Promise<Fact[]> =>
  journalOf(house).reveal(group, key, facts);

/** The room: provides `journal`. */
export const journal: Room = {
  name: 'journal',
  register(house) {
    const keys = makeSubjectKeys(house);
    const service: Journal = { keys, reveal: (group, key, facts) => revealWith(house, keys, group, key, facts) };
    house.provide('journal', service);
  },
  reactions: [armCheckpoints()],
  timers: [signHeads],
  commands: [verifyCommand, checkpointCommand, exportCommand],
  problems: [
    { code: 'journal-damaged', status: 500 },
    { code: 'stale', status: 409 },
  ],
  words: { 'zh-CN': zh, en },
};
