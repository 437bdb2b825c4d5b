/**
 * Anchors: checkpoints kept outside the database, one JSON line each. The house writes every checkpoint to its data folder; an operator
 * hands the same lines to others (a newspaper, another organ). They find a cut tail and a rewritten log, which the log itself cannot show.
 */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Group } from '../platform/index.ts';

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

/** Anchors of a file; a file that is not there yet holds none. A damaged line throws and is named. */
export function anchorsIn(file: string): Anchors {
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [readLine(file, line, i + 1)]));
    },
    async add(anchor) {
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, `${JSON.stringify(anchor)}\n`);
    },
  };
}

function readLine(file: string, line: string, number: number): Anchor {
  try {
    const { group, key, note } = JSON.parse(line) as Anchor;
    if (typeof group === 'string' && typeof key === 'number' && typeof note === 'string') return { group, key, note };
  } catch {
    // falls through to the one sentence below
  }
  throw new Error(`${file} line ${number} is no anchor`);
}

/** No anchors at all; for tests that look at the database alone. */
export const noAnchors: Anchors = { read: async () => [], add: async () => undefined };
