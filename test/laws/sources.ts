/** The sources of the house as the laws read them: path from the root -> text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..');

/** Sources by path with `/`; laws take them as an argument, so that a test can plant a violation. */
export type Sources = ReadonlyMap<string, string>;

/** Reads every .ts and .tsx below src. */
export function readSources(): Sources {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((it) => it.isFile() && /\.tsx?$/.test(it.name))
      .map((it) => join(it.parentPath, it.name))
      .map((file): [string, string] => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The same sources with one more (or one replaced). */
export const withSource = (sources: Sources, path: string, text: string): Sources =>
  new Map([...sources, [path, text]]);

/** The room of a path, or undefined for src/main.ts. */
export const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

/** Is it a test, or something only tests use? */
export const isTest = (path: string): boolean =>
  /\.(test|test-support|oracle|proof|proof-run)\.tsx?$|\/testing\//.test(path);
