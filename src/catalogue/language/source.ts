/** One YAML file in memory: its text, and the place of every value in it. The tree with positions is dropped after reading and made again for a finding. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { Finding, Place } from '../finding.ts';
import { loadProblem } from './problems.ts';

/** Path of a value inside a file: keys of maps, indices of lists. */
export type Path = readonly (string | number)[];

export interface Source {
  readonly file: string;
  readonly text: string;
}

interface Tree {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Trees asked for last. A district of 10,000 files has no room for all of them, and findings come file by file. */
const KEPT = 64;
const kept = new Map<Source, Tree>();

function treeOf(source: Source): Tree {
  const tree = kept.get(source) ?? parsed(source.text);
  kept.delete(source);
  kept.set(source, tree);
  if (kept.size > KEPT) kept.delete([...kept.keys()][0] as Source);
  return tree;
}

function parsed(text: string): Tree {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, merge: true }),
  };
}

/** Parses one file: its value, or the problems of its syntax. */
export function parseSource(
  file: string,
  text: string,
): { readonly source: Source; readonly value: unknown; readonly findings: Finding[] } {
  const source: Source = { file, text };
  const { document } = treeOf(source);
  const findings = document.errors.map((e) => loadProblem('yaml', placeAt(source, e.pos[0]), { detail: e.message }));
  if (findings.length === 0) findings.push(...duplicateKeys(source, document.contents as Node | null));
  if (findings.length === 0 && document.contents === null) findings.push(loadProblem('empty-file', placeAt(source, 0)));
  if (findings.length > 0) return { source, value: undefined, findings };
  const value = valueOf(source, document);
  return 'problem' in value ? { source, value: undefined, findings: [value.problem] } : { source, ...value, findings };
}

/** The plain value. Aliases that multiply without end, or stand inside what they name, are refused at the first one. */
function valueOf(source: Source, document: Document): { readonly value: unknown } | { readonly problem: Finding } {
  try {
    const value: unknown = document.toJS();
    if (/(^|[\s[{,:-])&\S/m.test(source.text)) JSON.stringify(value);
    return { value };
  } catch (error) {
    const at = /(^|[\s[{,:-])\*[^\s,\]}]/m.exec(source.text);
    const [detail = ''] = (error as Error).message.split('\n');
    return { problem: loadProblem('alias', placeAt(source, at ? at.index + at[0].length - 2 : 0), { detail }) };
  }
}

/** Place of an offset. */
export function placeAt(source: Source, offset: number): Place {
  const { line, col } = treeOf(source).lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function duplicateKeys(source: Source, node: Node | null): Finding[] {
  if (isSeq(node)) return node.items.flatMap((i) => duplicateKeys(source, i as Node));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  const found: Finding[] = [];
  for (const pair of node.items) {
    const key = keyText(pair);
    if (seen.has(key) && key !== '<<')
      found.push(loadProblem('duplicate-key', placeAt(source, startOf(pair.key as Node)), { found: key }));
    seen.add(key);
    found.push(...duplicateKeys(source, pair.value as Node | null));
  }
  return found;
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function startOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}

/** The node at a path, or the deepest one on the way to it, with its key if it stands in a map. */
function find(source: Source, path: Path): { node: Node | null; key: Node | null; exact: boolean } {
  const { document } = treeOf(source);
  let node = document.contents as Node | null;
  let key: Node | null = null;
  for (const part of path) {
    if (node && 'source' in node && node.constructor.name === 'Alias')
      node = (node as unknown as { resolve(d: Document): Node }).resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((p) => isPair(p) && keyText(p) === String(part));
      if (!pair) return { node, key, exact: false };
      key = pair.key as Node;
      node = pair.value as Node | null;
    } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
      key = null;
      node = node.items[part] as Node;
    } else return { node, key, exact: false };
  }
  return { node, key, exact: true };
}

/** Whether there is a value at the path. */
export function isAt(source: Source, path: Path): boolean {
  return find(source, path).exact;
}

/** Place of the value at a path: its key where it has one, otherwise itself; the nearest surrounding one where it is absent. */
export function placeOf(source: Source, path: Path): Place {
  const { node, key } = find(source, path);
  return placeAt(source, startOf(key ?? node));
}

/** Characters of the value at a path, for fixes and for places inside a text; undefined where it is absent or no plain text on one line. */
export function rangeOf(source: Source, path: Path): { from: number; to: number } | undefined {
  const { node, exact } = find(source, path);
  if (!exact || !node?.range) return undefined;
  const [from, to] = node.range;
  const quoted = source.text[from] === '"' || source.text[from] === "'";
  return quoted ? { from: from + 1, to: to - 1 } : { from, to };
}
