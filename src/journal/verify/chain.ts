/**
 * The verifier of one stream: walks rows in the order of `seq` and names each that is wrong and how. Pure; `verify.ts` feeds it
 * from the database and `verifier/verify.mjs` is its twin without any code of the project.
 */
import { canonical, type JsonValue } from '../../platform/pure.ts';
import { genesis, hashAlgorithms, hashHex, isFactContent, type FactContent, type HashAlgorithm } from '../fact.ts';
import { personalHash, referencesIn } from '../personal.ts';

/** A row as stored: the columns beside the text are there to be found by, and must say the same as the text. */
export interface StoredFact {
  readonly stream: string;
  readonly seq: number;
  readonly name: string;
  readonly version: number;
  readonly alg: string;
  readonly hash: string;
  readonly recordedAt: string;
  readonly text: string;
}

/** A stored personal value after opening it: what came out, or why nothing did. */
export type OpenedValue =
  | {
      readonly n: number;
      readonly subject: string;
      readonly state: 'open';
      readonly salt: Uint8Array;
      readonly value: JsonValue;
    }
  | { readonly n: number; readonly subject: string; readonly state: 'erased' | 'unreadable' };

/** What can be wrong with a fact. */
export type Damage =
  | 'altered' // the text does not give the stored hash
  | 'not-a-fact' // the text is not the ten members of the format
  | 'not-canonical' // right hash, but not the RFC 8785 text of what it says
  | 'misplaced' // stands where another fact belongs: swapped, or moved from another stream
  | 'wrong-column' // a column beside the text says something else
  | 'gap' // facts are missing before this one
  | 'cut-link' // does not name the hash of the fact before it
  | 'personal-missing' // a personal value that the fact refers to is not there
  | 'personal-extra' // a personal value that the fact does not refer to
  | 'personal-altered' // a personal value does not open, or is not the one that was hashed
  | 'doubled-stream' // the same stream stands in two shards
  | 'unsequenced' // never entered the Merkle tree although it is older than a checkpoint
  | 'missing' // a leaf of the tree whose fact is gone (a cut tail)
  | 'rewritten' // right in itself, but not the fact that entered the tree
  | 'leaf-order' // the leaves of a tree are not numbered without gaps
  | 'checkpoint-root' // the leaves do not give the root that was signed
  | 'checkpoint-signature' // not signed by a trusted key
  | 'checkpoint-order' // the row beside the note says something else, or the note is of another tree
  | 'checkpoint-ahead'; // the tree is smaller than a checkpoint says (a cut tail with its leaves)

/** One finding: which fact, what is wrong, and a sentence for the log. */
export interface Finding {
  readonly stream: string;
  readonly seq: number;
  readonly name: string;
  readonly damage: Damage;
  readonly detail: string;
}

/** How a verifier of a stream may be weakened, for the planted faults of its own tests. */
interface ChainRules {
  readonly checkPrevious: boolean;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

const knownAlg = (alg: string): HashAlgorithm | undefined => hashAlgorithms.find((one) => one === alg);

/** Watches one stream; `next` takes its rows in the order of `seq` and answers what is wrong with each. */
export function watchStream(rules: ChainRules = { checkPrevious: true }): {
  next(row: StoredFact, values: readonly OpenedValue[] | undefined): Finding[];
} {
  let head: Head | undefined;
  return {
    next(row, values) {
      const found: Finding[] = [];
      const report: Report = (damage, detail) => {
        found.push({ stream: row.stream, seq: row.seq, name: row.name, damage, detail });
      };
      const due = (head?.seq ?? 0) + 1;
      if (row.seq !== due) found.push(gapBefore(row, due));
      checkRow(row, head, rules, values, report);
      head = { seq: row.seq, hash: row.hash };
      return found;
    },
  };
}

type Report = (damage: Damage, detail: string) => void;

function checkRow(
  row: StoredFact,
  head: Head | undefined,
  rules: ChainRules,
  values: readonly OpenedValue[] | undefined,
  report: Report,
): void {
  const alg = knownAlg(row.alg);
  if (!alg) return report('wrong-column', `no hash algorithm ${row.alg}`);
  const content = readContent(row.text);
  if (hashHex(alg, row.text) !== row.hash) return report(...alteration(row, content));
  if (!content) return report('not-a-fact', 'the text is not the ten members of a fact');
  if (canonical(content as unknown as JsonValue) !== row.text)
    report('not-canonical', 'not the RFC 8785 text of its content');
  if (content.stream !== row.stream || content.seq !== row.seq)
    return report('misplaced', `this is ${content.stream} seq ${content.seq}`);
  checkColumns(row, content, report);
  const previous = head?.hash ?? genesis(content.alg, row.stream);
  if (rules.checkPrevious && row.seq === (head?.seq ?? 0) + 1 && content.previous !== previous)
    report(
      'cut-link',
      `names ${content.previous.slice(0, 12)} as the fact before it, which is ${previous.slice(0, 12)}`,
    );
  if (values) checkValues(content, values, report);
}

/** A gap is named by the first fact that is missing; its name is not known any more. */
function gapBefore(row: StoredFact, due: number): Finding {
  const detail = `facts ${due} to ${row.seq - 1} are missing before ${row.name}`;
  return { stream: row.stream, seq: due, name: '', damage: 'gap', detail };
}

function readContent(text: string): FactContent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFactContent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The hash does not fit: the text or the hash beside it was altered, or the algorithm beside it. */
function alteration(row: StoredFact, content: FactContent | undefined): [Damage, string] {
  if (content && content.alg !== row.alg && hashHex(content.alg, row.text) === row.hash)
    return ['wrong-column', `alg is ${content.alg} in the text, ${row.alg} beside it`];
  return ['altered', 'the text does not give the hash that stands beside it'];
}

function checkColumns(row: StoredFact, content: FactContent, report: Report): void {
  for (const column of ['name', 'version', 'alg', 'recordedAt'] as const)
    if (row[column] !== content[column])
      report('wrong-column', `${column} is ${content[column]} in the text, ${row[column]} beside it`);
}

function checkValues(content: FactContent, values: readonly OpenedValue[], report: Report): void {
  const references = referencesIn(content.data);
  for (const [n, reference] of references.entries()) {
    const found = values.find((one) => one.n === n);
    if (!found) report('personal-missing', `personal value ${n} of ${reference.subject}`);
    else if (found.subject !== reference.subject)
      report('personal-altered', `value ${n} is said to be of ${found.subject}`);
    else if (found.state === 'unreadable') report('personal-altered', `value ${n} of ${found.subject} does not open`);
    else if (found.state === 'open' && personalHash(content.alg, found.salt, found.value) !== reference.hash)
      report('personal-altered', `value ${n} of ${found.subject} is not the one that was hashed`);
  }
  for (const one of values)
    if (one.n < 0 || one.n >= references.length) report('personal-extra', `value ${one.n} of ${one.subject}`);
}

/** Verifies whole streams at once: rows of any number of streams, each in the order of `seq`. */
export function verifyRows(
  rows: Iterable<StoredFact>,
  valuesOf?: (row: StoredFact) => readonly OpenedValue[],
  rules?: ChainRules,
): Finding[] {
  const watchers = new Map<string, ReturnType<typeof watchStream>>();
  const found: Finding[] = [];
  for (const row of rows) {
    const watcher = watchers.get(row.stream) ?? watchStream(rules);
    watchers.set(row.stream, watcher);
    found.push(...watcher.next(row, valuesOf?.(row)));
  }
  return found;
}
