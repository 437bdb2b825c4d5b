/** The laws of SQL: a room names only its own tables and platform's, and nothing that a distributed engine refuses or silently changes (scale.md 1.3). */
import type { Statement } from '../../src/platform/index.ts';

/** Schema of a room's tables. */
export const schemaOf = (statementName: string): string => (statementName.split('.')[0] as string).replaceAll('-', '_');

/**
 * Tables whose room moved out of the one that made them. They keep their schema: a renamed table would stop the old process that still
 * runs beside the new one while a house is brought up (docs/decisions/0077).
 */
const moved: ReadonlyMap<string, string> = new Map([
  ['matters.benefit', 'benefits'],
  ['matters.project', 'projects'],
]);

/** Statements that name another room's tables. */
export function foreignTables(statements: readonly Statement[], schemas: readonly string[]): readonly string[] {
  const named = new RegExp(`\\b(${schemas.join('|')})\\.[a-z_]+\\b`, 'g');
  return statements.flatMap((it) => {
    const owners = [...withoutStrings(it.text).matchAll(named)].map(
      ([table, schema = '']) => moved.get(table) ?? schema,
    );
    return [...new Set(owners)]
      .filter((owner) => owner !== schemaOf(it.name) && owner !== 'platform')
      .map((owner) => `${it.name}: names a table of ${owner}`);
  });
}

const withoutStrings = (text: string): string => text.replaceAll(/'(?:[^']|'')*'/g, "''");

interface Lint {
  readonly say: string;
  readonly pattern: RegExp;
  /** Counts only where this one does not match too. */
  readonly unless?: (it: Statement) => boolean;
}

const pinned = (it: Statement): boolean => new RegExp(`\\b${it.group}\\s*=\\s*\\$\\d`).test(it.text);

/** Lists A and B of scale.md 1.3, as far as a text shows them. */
const lints: readonly Lint[] = [
  { say: 'merge', pattern: /\bmerge\s+into\b/ },
  { say: 'an advisory lock (per node; lock a row)', pattern: /\bpg_(?:try_)?advisory/ },
  { say: 'set_config (does not reach workers)', pattern: /\bset_config\s*\(/ },
  {
    say: 'a volatile function (make the value in Node)',
    pattern: /\b(?:gen_random_uuid|uuidv7|clock_timestamp|timeofday|random|setseed)\s*\(/,
  },
  { say: 'a sequence (use a counter row or a uuid)', pattern: /\bnextval\s*\(/ },
  {
    say: 'a row lock without its shard',
    pattern: /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b/,
    unless: (it) => it.group === 'reference' || pinned(it),
  },
  { say: 'on conflict on constraint (names differ on shards)', pattern: /\bon\s+conflict\s+on\s+constraint\b/ },
  {
    say: 'now() in on conflict do update (use excluded)',
    pattern: /\bdo\s+update\s+set\b[\s\S]*\b(?:now\s*\(|current_timestamp)/,
  },
  { say: 'a subquery among values (use insert … select)', pattern: /\bvalues\s*\([^;]*\(\s*select\b/ },
  { say: 'order by transaction ids', pattern: /\b(?:xmin|txid_current|pg_current_xact_id|pg_snapshot)\b/ },
  { say: 'listen or notify (per node, a hint only)', pattern: /\b(?:listen|notify|pg_notify)\b\s*[('a-z]/ },
  { say: 'offset (page by key)', pattern: /\boffset\s+(?:\$\d|\d)/ },
  {
    say: 'a recursive query across shards',
    pattern: /\bwith\s+recursive\b/,
    unless: (it) => it.group === 'reference' || pinned(it),
  },
  { say: 'grouping sets or rollup', pattern: /\b(?:grouping\s+sets|rollup\s*\(|cube\s*\()/ },
  { say: 'several statements in one', pattern: /;\s*\S/ },
  { say: 'upper case keywords (house style is lower case)', pattern: /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE)\b/ },
];

/** Statements that break a text lint. */
export function textViolations(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((it) => {
    const text = withoutStrings(it.text);
    return lints
      .filter((lint) => lint.pattern.test(text) && !lint.unless?.(it))
      .map((lint) => `${it.name}: ${lint.say}`);
  });
}
