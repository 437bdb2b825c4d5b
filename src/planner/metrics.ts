/**
 * The figures by which the old and the new way are compared. One function over a *trace*: the schedule of a plan or the facts of a real
 * matter give the same trace, so predicted and counted figures mean the same.
 */
import type { Context } from './resolve/context.ts';
import { isLine } from './graph.ts';
import type { Graph } from './graph.ts';
import type { Contact, Metrics } from './plan.ts';
import { DAY } from './axis.ts';
import type { Moment } from './axis.ts';

/** What happened or will happen, as far as it is counted. Each list holds one entry for each thing counted, repeated if it happened twice. */
export interface Trace {
  readonly contacts: readonly Pick<Contact, 'kind' | 'channel' | 'site' | 'window' | 'presence' | 'submissions'>[];
  /** Documents handed in by the applicant. */
  readonly documents: readonly string[];
  /** Fields filled in by the applicant. */
  readonly fields: readonly string[];
  readonly certificates: readonly string[];
  /** Trips of officials to the place. */
  readonly siteTrips: readonly string[];
  /** From the start event to the last result, in working minutes and in minutes of eight-hour days. */
  readonly workingMinutes: number;
  readonly elapsedMinutes: number;
}

/** The site of a terminal or a screen at home: no visit. */
export const AT_HOME = 'home';

/**
 * Counts a trace. A visit is one presence of the applicant in person at one site, whatever is done in it; picking up counts, a courier, an
 * agent, the net and a terminal at home do not (S002, systems.md 5 no. 14). Days are rounded to hundredths.
 */
export function metricsOf(trace: Trace): Metrics {
  const there = trace.contacts.filter((c) => c.channel === 'person' || (c.channel === 'kiosk' && c.site !== AT_HOME));
  const handIns = trace.contacts.filter((c) => c.kind === 'hand-in');
  return {
    visits: new Set(there.map((c) => `${c.site} ${c.presence}`)).size,
    handIns: handIns.reduce((sum, c) => sum + (c.submissions ?? 1), 0),
    documentLines: trace.documents.length,
    formFields: trace.fields.length,
    windows: new Set(there.filter((c) => c.channel === 'person').map((c) => `${c.site} ${c.window}`)).size,
    certificates: trace.certificates.length,
    siteTrips: trace.siteTrips.length,
    workingDays: days(trace.workingMinutes),
    elapsedDays: days(trace.elapsedMinutes),
  };
}

const days = (minutes: number): number => Math.round((minutes / DAY) * 100) / 100;

/** The trace of a plan graph that begins and ends at those moments. */
export function traceOf(graph: Graph, context: Context, begins: Moment, ends: Moment): Trace {
  const lines = graph.needs.filter(isLine);
  const fields = graph.fields.filter((f) => !f.prefilled);
  return {
    contacts: graph.contacts,
    documents: inGroups(
      graph.sets,
      lines.map((n) => [n.item, n.line]),
    ),
    fields: inGroups(
      graph.forms,
      fields.flatMap((f) => f.items.map((i): [string, string] => [i, f.element])),
    ),
    certificates: graph.certificates.map((c) => c.id),
    siteTrips: graph.tasks.flatMap((t) => (t.siteTrip ? [t.id] : [])),
    workingMinutes: context.axis.working(begins, ends),
    elapsedMinutes: ends - begins,
  };
}

/** Each thing once for each group that an item which asks for it belongs to. */
function inGroups(groups: Graph['forms'], asked: readonly (readonly [item: string, thing: string])[]): string[] {
  const groupOf = new Map(groups.flatMap((g) => g.items.map((i) => [i, g.id] as const)));
  const once = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const [item, thing] of asked) {
    const group = groupOf.get(item) ?? '';
    let things = once.get(group);
    if (!things) once.set(group, (things = new Set()));
    if (!things.has(thing)) found.push(thing);
    things.add(thing);
  }
  return found;
}

/** What `after` has less than `before`; negative where it has more. */
export function saved(before: Metrics, after: Metrics): Metrics {
  const keys = Object.keys(before) as (keyof Metrics)[];
  return Object.fromEntries(keys.map((k) => [k, Math.round((before[k] - after[k]) * 100) / 100])) as unknown as Metrics;
}
