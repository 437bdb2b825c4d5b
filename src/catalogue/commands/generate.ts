/** `onevisit catalogue generate`: writes the schemas of the files and the pages of the rules, from the one list of each. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliCommand } from '../../platform/index.ts';
import { publishedSchemas } from '../language/index.ts';
import { rulePages } from '../linter/pages.ts';

/** Everything that is generated, by path from the package's folder. */
export function generatedFiles(): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(publishedSchemas()).map(([name, schema]) => [
      `catalogue/schema/${name}`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
    ...Object.entries(rulePages()).map(([name, text]) => [`docs/rules/${name}`, text]),
  ]);
}

export const generate: CliCommand = {
  name: 'catalogue generate',
  describe: 'write catalogue/schema and docs/rules anew (for developers)',
  run(call) {
    const root = join(import.meta.dirname, '../../..');
    const files = generatedFiles();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(root, name, '..'), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    call.print(call.json ? JSON.stringify(Object.keys(files)) : `${Object.keys(files).length} files`);
    return Promise.resolve(0);
  },
};
