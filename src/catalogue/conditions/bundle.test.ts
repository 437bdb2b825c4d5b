import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'oxc-transform';
import { expect, test } from 'vitest';

/** All files that a file loads at run time, types erased: path -> JavaScript without comments. */
function loaded(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found;
  const source = readFileSync(file, 'utf8');
  const code = transformSync(file, source, { typescript: { onlyRemoveTypeImports: true } }).code.replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  found.set(file, code);
  for (const match of code.matchAll(/(?:from|import)\s*["']([^"']+)["']/g)) {
    const target = match[1] ?? '';
    if (!target.startsWith('.')) throw new Error(`${file} loads the library ${target}`);
    loaded(join(dirname(file), target), found);
  }
  return found;
}

test('what browsers load of conditions is small and needs no library', () => {
  const here = dirname(fileURLToPath(import.meta.url));
  const ofConditions = (file: string): boolean => file.startsWith(here);
  const sizeOf = (file: string): number =>
    gzipSync([...loaded(join(here, file))].flatMap(([path, code]) => (ofConditions(path) ? [code] : [])).join('\n'))
      .length;
  const sizes = { evaluate: sizeOf('evaluate.ts'), print: sizeOf('text/print.ts'), pure: sizeOf('../pure.ts') };
  process.stdout.write(`conditions, gz, not minified: ${JSON.stringify(sizes)}\n`);
  expect(sizes.pure).toBeLessThan(4_500);
  expect([...loaded(join(here, '../pure.ts')).keys()].some((f) => f.endsWith('parse.ts'))).toBe(false);
});
