/** The script of a scenario: who does what when, and what must have come of it. Data; a new claim needs no line of code. */
import { readFile } from 'node:fs/promises';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';

const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const some = Type.Optional;
const Text = closed({ zh: Type.String(), en: Type.String() });

/** Local time of the district: `2026-11-25 09:30`. */
const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' });

/** One act. `item` and `kind` find the case and the task as the actor sees them; `with` is the rest of the command's body. */
const Step = closed({
  at: some(Moment),
  as: Type.String(),
  do: Type.String(),
  item: some(Type.String()),
  kind: some(Type.String()),
  with: some(Type.Record(Type.String(), Type.Unknown())),
  /** The act must be refused with this problem code. */
  refused: some(Type.String()),
});
export type Step = Static<typeof Step>;

/** A number, or a bound: `<= 6`. */
const Bound = Type.Union([Type.Number(), Type.String({ pattern: '^(<=|>=|<|>|=) ?\\d+(\\.\\d+)?$' })]);

const Script = closed({
  title: Text,
  catalogue: some(Type.String()),
  theme: Type.String(),
  start: Moment,
  /** How long the simulated registration system takes, in hours. */
  registrationHours: some(Type.Number({ minimum: 0 })),
  answers: Type.Record(Type.String(), Type.Unknown()),
  /** Needs that are left out of the uploads at handing in. */
  without: some(Type.Array(Type.String())),
  steps: Type.Array(Step, { minItems: 1 }),
  expect: some(
    closed({
      status: some(Type.String()),
      cases: some(Type.Record(Type.String(), Type.String())),
      /** Item -> the promised day, or with its local time where hours are promised. */
      promised: some(Type.Record(Type.String(), Type.String())),
      certificates: some(Bound),
      visits: some(Bound),
      workingDays: some(Bound),
      elapsedDays: some(Bound),
      documentLines: some(Bound),
      siteTrips: some(Bound),
      handIns: some(Bound),
      violations: some(Bound),
      facts: some(Type.Record(Type.String(), Bound)),
    }),
  ),
});
export type Script = Static<typeof Script>;

/** Reads a script; a wrong one is told with the place and what is wrong. */
export async function readScript(file: string): Promise<Script | { readonly wrong: string }> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { wrong: `${file}: cannot be read` };
  const content: unknown = (() => {
    try {
      return parse(text);
    } catch (error) {
      return error instanceof Error ? { yaml: error.message } : {};
    }
  })();
  const [first] = Value.Errors(Script, content);
  return first ? { wrong: `${file}: ${first.instancePath || '/'} ${first.message}` } : (content as Script);
}

/** Whether a figure keeps within its bound. */
export function holds(bound: number | string, figure: number): boolean {
  if (typeof bound === 'number') return figure === bound;
  const [, sign, text] = /^(<=|>=|<|>|=) ?(.+)$/.exec(bound) ?? [];
  const limit = Number(text);
  if (sign === '<=') return figure <= limit;
  if (sign === '>=') return figure >= limit;
  if (sign === '<') return figure < limit;
  return sign === '>' ? figure > limit : figure === limit;
}
