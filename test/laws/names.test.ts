/** Services are data: no line of code names an item, a theme or a district of any catalogue. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

/** Catalogue folders: the sample districts and those of the claims. */
function catalogues(): string[] {
  const claims = join(root, 'scenarios/claims');
  return [
    ...readdirSync(join(root, 'catalogue')).map((name) => join(root, 'catalogue', name)),
    ...readdirSync(claims).map((name) => join(claims, name, 'catalogue')),
  ].filter((folder) => existsSync(join(folder, 'district.yaml')));
}

/** Ids of their items, themes and districts. The claims also use plain words, which code may use as words. */
function names(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folder of catalogues()) {
    const district: unknown = parse(readFileSync(join(folder, 'district.yaml'), 'utf8'));
    found.add((district as { id: string }).id);
    for (const kind of ['items', 'themes'])
      if (existsSync(join(folder, kind)))
        for (const file of readdirSync(join(folder, kind))) {
          const id = file.replace(/\.yaml$/, '');
          if (!folder.includes('claims') || id.includes('-')) found.add(id);
        }
  }
  return found;
}

/** Words that a catalogue happens to share with the language of the house. */
const ordinary: ReadonlySet<string> = new Set(
  'assess environment finish licence mall measure open seal sign survey tender work'.split(' '),
);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'testing' || name === 'gallery' ? [] : sources(path);
    const isCode = /\.tsx?$/.test(name) && !/\.test\.|\.oracle\.|examples?\.|test-support/.test(name);
    return isCode ? [path] : [];
  });
}

/** Literals of a text that are such a name. */
function named(text: string, ids: ReadonlySet<string>): string[] {
  return [...text.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)]
    .map(([, , literal = '']) => literal)
    .filter((literal) => ids.has(literal) && !ordinary.has(literal));
}

test('no line of code names an item, a theme or a district', () => {
  const ids = names();
  expect(ids.size).toBeGreaterThan(40);
  const found = sources(join(root, 'src')).flatMap((file) =>
    named(readFileSync(file, 'utf8'), ids).map((id) => `${file.slice(root.length + 1)}: ${id}`),
  );
  expect(found).toEqual([]);
});

test('the law sees a line that does', () => {
  expect(named(`if (item.id === 'food-permit') return fast;`, names())).toEqual(['food-permit']);
});
