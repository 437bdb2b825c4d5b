/** What the simulated system remembers, in a file of its own: one line for each change, so that a restart forgets nothing and no serial is given twice. */
import { appendFileSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** Things by their reference, in the order in which they came. */
interface Memory<T extends { readonly reference: string }> {
  readonly all: ReadonlyMap<string, T>;
  /** Keeps the thing as it is now, in the file first; throws where it cannot be written. */
  keep(one: T): void;
}

/** Opens the memory of a file; without a file it lasts as long as the process. A last line that was cut by a crash is taken away. */
export function openMemory<T extends { readonly reference: string }>(file: string | undefined): Memory<T> {
  const all = new Map<string, T>();
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    for (const one of linesOf<T>(file)) all.set(one.reference, one);
  }
  return {
    all,
    keep(one) {
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(one)}\n`, { mode: 0o600 });
      all.set(one.reference, one);
    },
  };
}

function linesOf<T>(file: string): readonly T[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
