import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedSchemas } from './schemas.ts';

const FOLDER = join(import.meta.dirname, '../../../catalogue/schema');

test('the published schemas are those of the loader (run `onevisit catalogue schemas` after a change)', () => {
  const schemas = publishedSchemas();
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, schema] of Object.entries(schemas))
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});
