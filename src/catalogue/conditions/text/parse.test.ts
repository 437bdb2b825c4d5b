import { expect, test } from 'vitest';
import { parseCondition } from './parse.ts';
import type { ConditionProblem } from '../problem.ts';
import { toFeel } from './feel.ts';

const feel = (text: string): string => {
  const result = parseCondition(text);
  return 'problem' in result ? `!${result.problem.code}` : toFeel(result.condition);
};
const wrong = (text: string): ConditionProblem & { readonly found: string } => {
  const result = parseCondition(text);
  if ('condition' in result) throw new Error(`${text} was read as ${toFeel(result.condition)}`);
  return { ...result.problem, found: text.slice(result.problem.span.from, result.problem.span.to) };
};

test('comparison binds tighter than and, and tighter than or', () => {
  expect(feel('a.x or b.y and c.z = 1')).toBe('a.x or b.y and c.z = 1');
  expect(feel('(a.x or b.y) and c.z')).toBe('(a.x or b.y) and c.z');
  expect(feel('1 + 2 * a.b = 7 - (2 - 1)')).toBe('1 + 2 * a.b = 7 - (2 - 1)');
});

test('"in" ends where and, or begin, as DMN has it', () => {
  expect(feel('a.k in ("x") and b.y')).toBe('(a.k in ("x")) and b.y');
  expect(feel('a.k in "x" and b.y and c.z')).toBe('(a.k in ("x")) and b.y and c.z');
  expect(feel('c.z and a.n in [1..5) or b.y')).toBe('c.z and (a.n in ([1..5))) or b.y');
  expect(feel('a.n in > 5 and b.n in (1) and c.n in (< 2, 7) or d.y')).toBe(
    '(a.n in (> 5)) and (b.n in (1)) and (c.n in (< 2, 7)) or d.y',
  );
});

test('spans point into the text as it was written, also where brackets were put in', () => {
  const text = 'c.z and a.n in [1..5) or not(b.y)';
  const result = parseCondition(text);
  const spans: string[] = [];
  JSON.stringify(result, (key, value: { from: number; to: number }) => {
    if (key === 'span') spans.push(text.slice(value.from, value.to));
    return value;
  });
  expect(spans).toEqual(expect.arrayContaining(['c.z', 'a.n', '1', '5', '[1..5)', 'not(b.y)', 'b.y', text]));
  expect(spans).toContain('a.n in [1..5)');
});

test('the kinds of literal are read', () => {
  expect(feel('a.b = -3.5')).toBe('a.b = -3.5');
  expect(feel('a.b = "说\\"好\\""')).toBe('a.b = "说\\"好\\""');
  expect(feel('a.d >= date("2024-02-29") + duration("P18M")')).toBe('a.d >= date("2024-02-29") + duration("P1Y6M")');
  expect(feel('a.b between 1 and 2 and c.d != null')).toBe('(a.b between 1 and 2) and c.d != null');
  expect(feel('list contains(a.l, "x") and count(a.l) > 2 // 说明')).toBe('list contains(a.l, "x") and count(a.l) > 2');
});

test.each([
  ['', 'empty', ''],
  ['a.b = ', 'syntax', ''],
  ['a.b = (1', 'syntax', ''],
  ['a.b && c.d', 'syntax', '&&'],
  ['if a.b then c.d else e.f', 'outside-fragment', 'if a.b then c.d else e.f'],
  ['some x in a.l satisfies x > 1', 'outside-fragment', 'some x in a.l satisfies x > 1'],
  ['a.b ** 2 = 4', 'outside-fragment', 'a.b ** 2'],
  ['sum(a.l) > 3', 'outside-fragment', 'sum(a.l)'],
  ['count(a.l, b.l) > 3', 'outside-fragment', 'count(a.l, b.l)'],
  ['a.l[1] = 2', 'outside-fragment', 'a.l[1]'],
  ['a.b in (not("x"))', 'outside-fragment', 'not("x")'],
  ['a.b in (x.y and z.w)', 'outside-fragment', 'x.y and z.w'],
  ['a.d = @"2026-01-01"', 'outside-fragment', '@"2026-01-01"'],
  ['date(a.d) = a.d', 'outside-fragment', 'date(a.d)'],
  ['经营面积 > 50', 'element-name', '经营面积'],
  ['premises area > 50', 'element-name', 'premises area'],
  ['not a.b', 'not-needs-brackets', 'not a.b'],
  ['a.b = 1e3', 'number', '1e3'],
  ['a.b = 1234567890123456', 'number', '1234567890123456'],
  ['a.b = "\\q"', 'text', '"\\q"'],
  ['a.d = date("2026-02-30")', 'date', '"2026-02-30"'],
  ['a.d = date("2026-1-3")', 'date', '"2026-1-3"'],
  ['a.d < a.e + duration("PT24H")', 'duration', '"PT24H"'],
  ['a.d < a.e + duration("P1Y3D")', 'duration', '"P1Y3D"'],
  ['a.b ≥ 50', 'full-width', '≥'],
  ['（a.b = 50）', 'full-width', '（'],
  ['a.b = “x”', 'full-width', '“'],
])('%s is refused as %s, at its place', (text, code, found) => {
  expect(wrong(text)).toMatchObject({ code, found });
});

test('a full-width sign is named with the half-width one to write instead, but Chinese text between quotes stays', () => {
  expect(wrong('a.b ≥ 50').suggestions).toEqual(['>=']);
  expect(wrong('a.b > ５').suggestions).toEqual(['5']);
  expect(feel('a.b = "（甲）、乙"')).toBe('a.b = "（甲）、乙"');
});

test('what is too long or too deep is refused before it can hurt', () => {
  expect(wrong(`a.b = "${'x'.repeat(20_000)}"`).code).toBe('too-long');
  expect(wrong(`${'('.repeat(80)}a.b${')'.repeat(80)}`).code).toBe('too-deep');
  expect(wrong(`${'('.repeat(1_900)}a.b${')'.repeat(1_900)}`).code).toMatch(/too-deep|syntax/);
  expect(wrong(`${'not('.repeat(500)}a.b${')'.repeat(500)}`).code).toBe('too-deep');
  expect(feel(Array.from({ length: 300 }, () => 'a.b').join(' and '))).not.toMatch(/^!/);
});
