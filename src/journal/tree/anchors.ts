/**
 * Anchors: checkpoints kept outside the database, one JSON line each. The house writes every checkpoint to its data folder; an operator
 * hands the same lines to others (a newspaper, another organ). They find a cut tail and a rewritten log, which the log itself cannot show.
 */
import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { groups, type Group } from '../../platform/index.ts';

/** A published checkpoint and whose it is. */
export interface Anchor {
  readonly group: Group;
  readonly key: number;
  readonly note: string;
}

/** Where anchors are kept. */
export interface Anchors {
  read(): Promise<Anchor[]>;
  add(anchor: Anchor): Promise<void>;
}

/**
 * Anchors of a file; a file that is not there yet holds none. A damaged line throws and is named; a last line without its end
 * (the machine stopped while it was written) counts for nothing and is cut off by the next one.
 */
export function anchorsIn(file: string): Anchors {
  return {
    async read() {
      const { lines, rest } = await linesOf(file);
      const anchors = lines.map((line, i) => readLine(file, line, i + 1));
      return rest === '' || !isAnchor(rest) ? anchors : [...anchors, readLine(file, rest, lines.length + 1)];
    },
    async add(anchor) {
      await mkdir(dirname(file), { recursive: true });
      const { lines, rest } = await linesOf(file);
      if (isAnchor(rest)) await appendFile(file, '\n');
      else if (rest !== '') await truncate(file, Buffer.byteLength(lines.map((line) => `${line}\n`).join('')));
      await appendFile(file, `${JSON.stringify(anchor)}\n`, { mode: 0o600, flush: true });
    },
  };
}

/** The whole lines of a file, and what stands after the last line end. */
async function linesOf(file: string): Promise<{ lines: string[]; rest: string }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return { lines, rest };
}

function parse(line: string): Anchor | undefined {
  try {
    const { group, key, note } = JSON.parse(line) as Anchor;
    return groups.includes(group) && typeof key === 'number' && typeof note === 'string'
      ? { group, key, note }
      : undefined;
  } catch {
    return undefined;
  }
}

const isAnchor = (line: string): boolean => parse(line) !== undefined;

function readLine(file: string, line: string, number: number): Anchor {
  const anchor = parse(line);
  if (!anchor) throw new Error(`${file} line ${number} is no anchor`);
  return anchor;
}
