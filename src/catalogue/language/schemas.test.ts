import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publishedSchemas } from './schemas.ts';

const ROOT = join(import.meta.dirname, '../../../catalogue');
const NAMED = /^# yaml-language-server: \$schema=(\S+)/;

/** Every YAML file of a sample district. */
const filesOf = (district: string): string[] =>
  readdirSync(join(ROOT, district), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => join(ROOT, district, f));

/** What an editor would underline in a file, by the schema that its first line names. */
function underlined(file: string): string[] {
  const [, named = ''] = NAMED.exec(readFileSync(file, 'utf8')) ?? [];
  const schema = resolve(dirname(file), named);
  if (named === '' || !existsSync(schema)) return [`${relative(ROOT, file)} names no schema`];
  const check = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  check(parse(readFileSync(file, 'utf8'), { merge: true }));
  return (check.errors ?? []).map((e) => `${relative(ROOT, file)}${e.instancePath} ${e.keyword} ${e.message ?? ''}`);
}

test('every sample file names the schema of its kind, and an editor underlines nothing in it', () => {
  for (const district of ['anhe', 'province']) expect(filesOf(district).flatMap(underlined), district).toEqual([]);
});

test('in a district under a province an editor underlines only what the province lends', () => {
  const all = filesOf('linhe').flatMap(underlined);
  const lent = new Set(all.filter((u) => u.includes(' required ')).map((u) => u.split(' ')[0]));
  expect(all.filter((u) => !lent.has(u.split(' ')[0] ?? ''))).toEqual([]);
});

test('a misspelt field is underlined', () => {
  const check = new Ajv({ allErrors: true, strict: false }).compile(publishedSchemas()['item.json'] as object);
  expect(check({ id: 'x', promissed: '5 wd' })).toBe(false);
  expect(check.errors?.map((e) => e.keyword)).toContain('additionalProperties');
});

test('every field of an item has words for the editor to show', () => {
  const item = publishedSchemas()['item.json'] as { properties: Record<string, { description?: string }> };
  const bare = Object.entries(item.properties).flatMap(([name, p]) => (p.description ? [] : [name]));
  expect(bare).toEqual([]);
});
