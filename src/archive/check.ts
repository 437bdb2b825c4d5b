/**
 * The four checks of an archive package (四性检测): authentic, complete, usable, safe. Reads a folder and nothing else: no database, no
 * network. Keys come from outside where somebody has them; the ones in the package find damage, not a forger who made the whole of it.
 */
import { createHash } from 'node:crypto';
import { readSignedDigest } from '../journal/index.ts';
import { manifestName, signatureName, type Finding, type Manifest, type Property } from './model.ts';
import { needed, type Metadata } from './metadata.ts';
import { unreadable, unsafe } from './readable.ts';

/** A package that can be read: every file by its path. What is no plain file (links, devices) is told in `odd`. */
export interface Source {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly odd: readonly string[];
}

/** What the standalone verifier said of the stream; `undefined` where it could not run. */
export type JournalVerdict =
  | { readonly findings: readonly { readonly damage: string; readonly detail: string }[] }
  | undefined;

interface Checked {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly matter: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything that is wrong; nothing is a package to keep. `keys` are lines of trusted keys, from outside or from the package. */
export function checkPackage(source: Source, keys: readonly string[], journal: JournalVerdict): Checked {
  const findings: Finding[] = [];
  const add = (property: Property, path: string, what: string): void => void findings.push({ property, path, what });
  for (const path of source.odd) add('safety', path, 'it is no plain file');
  const manifest = manifestOf(source);
  if (!manifest) {
    add('integrity', manifestName, 'the list of files is not there or cannot be read');
    return { findings, files: source.files.size, matter: '' };
  }
  authentic(source, manifest, keys, journal, add);
  complete(source, manifest, add);
  for (const [path, bytes] of source.files) {
    const fault = path === manifestName || path === signatureName ? undefined : unreadable(path, bytes);
    if (fault) add('usability', path, fault);
    const isOurs = manifest.files.some((one) => one.path === path && one.role === 'verifier');
    const danger = unsafe(path, bytes, isOurs);
    if (danger) add('safety', path, danger);
  }
  return { findings, files: source.files.size, matter: manifest.number };
}

type Add = (property: Property, path: string, what: string) => void;

function manifestOf(source: Source): Manifest | undefined {
  try {
    const read = JSON.parse(Buffer.from(source.files.get(manifestName) ?? []).toString('utf8')) as Manifest;
    return read.format === 'onevisit-archive-1' && Array.isArray(read.files) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Signed by a key that one trusts, every byte as signed, and the facts verify. */
function authentic(
  source: Source,
  manifest: Manifest,
  keys: readonly string[],
  journal: JournalVerdict,
  add: Add,
): void {
  const list = source.files.get(manifestName) as Uint8Array;
  const note = Buffer.from(source.files.get(signatureName) ?? []).toString('utf8');
  const digest = readSignedDigest(note, `onevisit/${manifest.installation}/archive/${manifest.matter}`, keys);
  if (!digest) add('authenticity', signatureName, 'not signed by a trusted key');
  else if (digest !== sha256(list))
    add('authenticity', manifestName, 'the list of files is not the one that was signed');
  for (const one of manifest.files) {
    const bytes = source.files.get(one.path);
    if (bytes && sha256(bytes) !== one.sha256) add('authenticity', one.path, 'its bytes were changed');
  }
  if (!journal) add('authenticity', 'journal/stream.ndjson', 'the facts could not be verified');
  for (const one of journal?.findings ?? [])
    add('authenticity', 'journal/stream.ndjson', `${one.damage}: ${one.detail}`);
}

/** Every file that is listed, every paper and document that the facts name, the metadata that every archive asks for. */
function complete(source: Source, manifest: Manifest, add: Add): void {
  for (const one of manifest.files) if (!source.files.has(one.path)) add('integrity', one.path, 'listed and not there');
  const listed = new Set([manifestName, signatureName, ...manifest.files.map((one) => one.path)]);
  for (const path of source.files.keys()) if (!listed.has(path)) add('integrity', path, 'there and not listed');
  const facts = factsOf(source);
  if (facts.at(-1)?.name !== 'matter-completed' && !facts.some((fact) => fact.name === 'matter-completed'))
    add('integrity', 'journal/stream.ndjson', 'the matter is not closed, or its last facts are missing');
  const there = new Set(manifest.files.filter((one) => one.role === 'material').map((one) => one.sha256));
  for (const hash of papersNamed(facts))
    if (!there.has(hash)) add('integrity', hash, 'a paper that the facts name is missing');
  const titles = new Set(manifest.files.map((one) => one.title));
  for (const number of documentsNamed(facts))
    if (!titles.has(number)) add('integrity', number, 'a document that the facts name is missing');
  const metadata = metadataIn(source);
  for (const name of needed) if (!metadata?.[name]) add('integrity', 'metadata.json', `${name} is empty`);
}

interface Told {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function factsOf(source: Source): readonly Told[] {
  const text = Buffer.from(source.files.get('journal/stream.ndjson') ?? []).toString('utf8');
  return text.split('\n').flatMap((line) => {
    try {
      const { fact } = JSON.parse(line) as { fact?: { text: string } };
      return fact ? [JSON.parse(fact.text) as Told] : [];
    } catch {
      return [];
    }
  });
}

type GivenPaper = { readonly need: string; readonly sha256: string | null };

/** The last paper of each need, as the facts give them: what a correction replaced is not asked for. */
function papersNamed(facts: readonly Told[]): ReadonlySet<string> {
  const papers = new Map<string, string | null>();
  const give = (given: GivenPaper | undefined): void => void (given && papers.set(given.need, given.sha256));
  for (const { name, data } of facts) {
    if (name === 'matter-received' || name === 'correction-supplied')
      for (const given of (data['materials'] ?? []) as readonly GivenPaper[]) give(given);
    if (name === 'material-supplied') give(data['given'] as GivenPaper | undefined);
    if (name === 'material-fetched')
      give({ need: String(data['need']), sha256: (data['sha256'] ?? null) as string | null });
  }
  return new Set([...papers.values()].filter((hash) => hash !== null));
}

const documentsNamed = (facts: readonly Told[]): readonly string[] =>
  facts.flatMap(({ name, data }) => (name === 'notice-issued' ? [String(data['number'])] : []));

function metadataIn(source: Source): Metadata | undefined {
  try {
    return JSON.parse(Buffer.from(source.files.get('metadata.json') ?? []).toString('utf8')) as Metadata;
  } catch {
    return undefined;
  }
}
