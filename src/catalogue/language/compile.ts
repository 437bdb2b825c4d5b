/** From what was written to what is published: texts, durations, dates, bases and conditions, each problem at its place. */
import zhWords from '../words/zh-CN.json' with { type: 'json' };
import enWords from '../words/en.json' with { type: 'json' };
import type { Duration } from '../../calendar/pure.ts';
import { checkCondition, nearest, parseCondition } from '../conditions/index.ts';
import type { Condition, ConditionProblem, ElementTypes } from '../conditions/index.ts';
import type { Finding } from '../finding.ts';
import type { LegalBasis, Text } from '../model.ts';
import { quotedArticle } from './article.ts';
import { readDuration } from './duration.ts';
import { fill, loadProblem } from './problems.ts';
import { placeAt, rangeOf } from './source.ts';
import type { Path } from './source.ts';
import { ownerOf, placeIn } from './things.ts';
import type { Thing, Things } from './things.ts';

type ParameterValue = number | string | boolean;

/** What assembling needs: all things, the types of elements, the parameters, and the findings so far. */
export interface Compiler {
  readonly things: Things;
  readonly findings: Finding[];
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  types: ElementTypes;
  /** Conditions already read, by their text: a sentence that stands a hundred times is parsed once. */
  readonly read: Map<string, { condition: Condition | undefined; problems: readonly ConditionProblem[] }>;
}

/** Text in both languages; English falls back to Chinese. */
export function textOf(raw: unknown): Text {
  if (typeof raw === 'string') return { zh: raw, en: raw };
  const { zh, en } = raw as { zh: string; en?: string };
  return { zh, en: en ?? zh };
}

/** A duration, or a finding and zero working days (never published, because a finding stops the load). */
export function durationAt(c: Compiler, thing: Thing, path: Path, raw: unknown): Duration {
  const result = readDuration(raw);
  if ('duration' in result) return result.duration;
  c.findings.push(loadProblem(result.problem, placeIn(thing, path), { found: result.found }));
  return { n: 0, unit: 'wd' };
}

/** An ISO date that exists, as it was written. */
export function dateAt(c: Compiler, thing: Thing, path: Path, raw: string): string {
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) && new Date(raw).toISOString().startsWith(raw);
  if (!isDate) c.findings.push(loadProblem('date', placeIn(thing, path), { found: raw }));
  return raw;
}

/** The legal bases of a list. */
export function basesAt(c: Compiler, thing: Thing, path: Path, raw: unknown): LegalBasis[] {
  return Array.isArray(raw) ? raw.flatMap((b: unknown, i) => basisAt(c, thing, [...path, i], b)) : [];
}

function basisAt(c: Compiler, thing: Thing, path: Path, raw: unknown): LegalBasis[] {
  const laws = c.things.get('laws');
  const written =
    typeof raw === 'string'
      ? splitBasis(raw)
      : (raw as Partial<LegalBasis> & { law: string; article?: string | number });
  const law = laws?.get(written.law)?.raw as
    | (LegalBasis & { articles?: Record<string, string>; locked?: unknown })
    | undefined;
  if (!law && typeof raw === 'string') {
    const suggestions = nearest(written.law, [...(laws?.keys() ?? [])]).join(' / ') || '—';
    c.findings.push(loadProblem('basis', placeIn(thing, path), { found: raw, suggestions }));
    return [];
  }
  const { articles, locked: _, ...known } = law ?? { articles: undefined, locked: undefined };
  const { article, ...rest } = written;
  const text = article === undefined ? undefined : articles?.[String(article)];
  return [
    {
      ...known,
      ...rest,
      law: law?.law ?? written.law,
      ...(article === undefined ? {} : { article: quotedArticle(article) }),
      ...(text && !written.text ? { text } : {}),
    },
  ];
}

function splitBasis(raw: string): { law: string; article?: string; text?: string } {
  const m = /^(.+?)\s*§\s*(\S+)$/.exec(raw.trim());
  return m ? { law: m[1] ?? raw, article: m[2] ?? '' } : { law: raw.trim() };
}

/** A condition, checked against the elements; undefined where there is none (or a finding says why). */
export function conditionAt(c: Compiler, thing: Thing, path: Path, raw: unknown): Condition | undefined {
  if (typeof raw !== 'string') return undefined;
  const { text, original } = withParameters(c, thing, path, raw);
  let read = c.read.get(text);
  if (!read) {
    const parsed = parseCondition(text);
    read =
      'problem' in parsed
        ? { condition: undefined, problems: [parsed.problem] }
        : { condition: parsed.condition, problems: checkCondition(parsed.condition, c.types) };
    c.read.set(text, read);
  }
  for (const problem of read.problems) c.findings.push(conditionFinding(thing, path, raw, problem, original));
  return read.problems.length > 0 ? undefined : read.condition;
}

function conditionFinding(
  thing: Thing,
  path: Path,
  raw: string,
  p: ConditionProblem,
  original: (offset: number) => number,
): Finding {
  const say = (words: Record<string, string>, key: string): string => fill(words[key] ?? key, p.values);
  const owner = ownerOf(thing, path);
  const range = rangeOf(owner.source, [...owner.at, ...path]);
  const isPlain = range !== undefined && owner.source.text.slice(range.from, range.to).trimEnd() === raw;
  const place = isPlain ? placeAt(owner.source, range.from + original(p.span.from)) : placeIn(thing, path);
  const found = loadProblem(
    'condition',
    place,
    { detail: say(zhWords, p.message), remedy: say(zhWords, p.remedy) },
    { detail: say(enWords, p.message), remedy: say(enWords, p.remedy) },
  );
  return { ...found, rule: `load/condition-${p.code}` };
}

/** Replaces `$name` by the district's value; offsets of the result are led back to the text as written. */
function withParameters(
  c: Compiler,
  thing: Thing,
  path: Path,
  raw: string,
): { text: string; original: (offset: number) => number } {
  const moves: { at: number; by: number }[] = [];
  let shift = 0;
  const text = raw.replace(/\$([A-Za-z][A-Za-z0-9]*)/g, (whole: string, name: string, offset: number) => {
    const value = c.parameters.get(name);
    if (value === undefined) {
      c.findings.push(
        loadProblem('parameter', placeIn(thing, path), {
          found: name,
          suggestions: nearest(name, [...c.parameters.keys()]).join(' / ') || '—',
        }),
      );
      return 'null';
    }
    const literal = JSON.stringify(value);
    moves.push({ at: offset + shift + literal.length, by: literal.length - whole.length });
    shift += literal.length - whole.length;
    return literal;
  });
  return { text, original: (offset) => offset - moves.filter((m) => m.at <= offset).reduce((sum, m) => sum + m.by, 0) };
}

/** `{ [key]: value }`, or nothing where the value is undefined: optional fields stay absent. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

/** The same for a text that may be absent. */
export function optionalText<K extends string>(key: K, raw: unknown): { readonly [P in K]?: Text } {
  return optional(key, raw === undefined ? undefined : textOf(raw));
}
