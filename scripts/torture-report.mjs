// The table of `npm run torture -- --write <file>`: one row for each promise, the newest run of each; rows of parts that did not run now stay.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { processes, suites } from './torture-parts.mjs';

const order = [...processes, ...suites].map((each) => each.goal);
const head = `# What the full sizes gave

Written by \`npm run torture -- --write docs/torture.md\`, each row when its part had ended; never by hand. "planted" rows run with a fault in place and are kept when it is found.
Seconds are of a machine with two cores on which other work went on at the same time; R1 allows 2 s and R2 5 s to the first answer on a machine of its own.

| part | promise | day | size | result | seconds |
|---|---|---|---|---|---|
`;

const cell = (text) => String(text).replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim();

/** Puts one row in its place; a promise that no part makes any more leaves the table. */
export function writeRow(file, { name, goal, size, result, seconds }) {
  const rows = new Map();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const found = /^\| \S+ \| (.+?) \| \d{4}-/.exec(line);
    if (found && order.includes(found[1])) rows.set(found[1], line);
  }
  const day = new Date().toISOString().slice(0, 10);
  rows.set(goal, `| ${[name, goal, day, size, result, seconds].map(cell).join(' | ')} |`);
  const lines = order.flatMap((each) => rows.get(cell(each)) ?? []);
  writeFileSync(file, `${head}${lines.join('\n')}\n`);
}
