// Writes docs/passes/<mechanism>.md from the examples of the planner. Run with Node 24: node scripts/make-pass-pages.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passPages } from '../src/planner/testing/pass-pages.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs/passes');
mkdirSync(folder, { recursive: true });
for (const [name, text] of passPages()) writeFileSync(join(folder, name), text);
