/** The registry of every SQL statement of the house: each has a name, a group of tables, and is prepared under its name. */

/** A group of tables that shares one shard key; the key's column is named like the group. */
export type Group = 'cell' | 'person_cell' | 'office';

/** The groups, in the order in which they are printed. */
export const groups: readonly Group[] = ['cell', 'person_cell', 'office'];

/** One registered statement. `fanout` declares that it touches all shards; never in a citizen's request. */
export interface Statement {
  readonly name: string;
  readonly group: Group | 'reference';
  readonly text: string;
  readonly fanout?: true;
  /** Which parameter (from 1) is the shard key, as far as the text shows it. */
  readonly keyAt?: number;
}

const registered = new Map<string, Statement>();

/** Registers a statement named `<room>.<verb-noun>`; a second one of the same name, or a bad name, stops the start. */
export function statement(
  name: string,
  group: Statement['group'],
  text: string,
  tags: { fanout?: true } = {},
): Statement {
  if (!/^[a-z-]+\.[a-z0-9-]+$/.test(name) || name.length > 63)
    throw new Error(`statement name ${name}: want <room>.<verb-noun>, at most 63 characters`);
  if (registered.has(name)) throw new Error(`statement ${name} is registered twice`);
  const keyAt = group === 'reference' || tags.fanout ? undefined : keyParameter(group, text);
  const made: Statement = { name, group, text: text.trim(), ...tags, ...(keyAt ? { keyAt } : {}) };
  registered.set(name, made);
  return made;
}

/** Every statement registered so far, sorted by name. */
export function statements(): readonly Statement[] {
  return [...registered.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function keyParameter(group: Group, text: string): number | undefined {
  const equality = new RegExp(`\\b${group}\\s*=\\s*\\$(\\d+)\\b`, 'i').exec(text);
  const insertion = new RegExp(`\\(\\s*${group}\\b[^)]*\\)\\s*(?:values\\s*\\(|select\\s+)\\s*\\$(\\d+)\\b`, 'i').exec(
    text,
  );
  const found = insertion?.[1] ?? equality?.[1];
  return found === undefined ? undefined : Number(found);
}
