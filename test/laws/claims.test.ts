/** docs/claims.md is of the claim files and of the planner as they are now; what was measured is compared by playing (test/rooms/claims.db.test.ts). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { marksOf, predictedFor, readClaims } from '../../src/scenario/index.ts';
import { root } from './sources.ts';

const claims = readClaims(join(root, 'scenarios/claims'));
const page = readFileSync(join(root, 'docs/claims.md'), 'utf8');
const regenerate = 'a claim or its catalogue has changed: node bin/onevisit.mjs scenario claims --write docs/claims.md';

/** What a page says that the planner does not say (any more). */
function unlike(text: string): string[] {
  return claims.flatMap((claim) => {
    const section = text.split('\n## ').find((part) => part.startsWith(`${claim.claim}\n`)) ?? '';
    const rows = [...section.matchAll(/^\| (\S+) \| (\S+) \| [a-z ]+ \| (\S+) \| \S+ \| (\S+) \| \S+ \|/gm)];
    return rows.flatMap(([, id = '', figure = '', old, reformed]) => {
      const sides = (['baseline', 'optimised'] as const).map((side) => predictedFor(claim, id, side)?.(figure));
      const told = sides.map((value) => (value === undefined ? '–' : String(value)));
      return told[0] === old && told[1] === reformed ? [] : [`${claim.claim} ${id} ${figure}`];
    });
  });
}

test('the page of the claims is made of the claim files as they are', () => {
  expect(page, regenerate).toContain(marksOf(claims));
});

test('the page of the claims says what the planner says now', () => {
  expect(unlike(page), regenerate).toEqual([]);
});

test('the law catches a figure that is not the planner’s, and a claim that has changed', () => {
  const [row] = /^\| \S+ \| visits \| times \| \d+ /m.exec(page) ?? [''];
  expect(unlike(page.replace(row, row.replace(/\d+ $/, '99 ')))).toHaveLength(1);
  expect(marksOf(claims.map((one, index) => (index === 0 ? { ...one, mark: '0' } : one)))).not.toBe(marksOf(claims));
});

test('起止点: every claim of the page says from which event to which it is measured', () => {
  const without = (text: string): readonly string[] =>
    claims.flatMap(({ claim }) => {
      const section = text.split('\n## ').find((part) => part.startsWith(`${claim}\n`)) ?? '';
      return /Measured from \*[^*]+\* until \*[^*]+\*/.test(section) ? [] : [claim];
    });
  expect(without(page)).toEqual([]);
  expect(without(page.replace('Measured from *', 'Measured *'))).toHaveLength(1);
});
