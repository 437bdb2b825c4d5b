/** What really happened in matters, in the planner's own measure: the same function counts a prediction and real matters (S002). */
import { legalDay, mainlandCalendar } from '../calendar/index.ts';
import { minutesBetween, type Trace } from '../planner/index.ts';
import type { FactData, MatterFact } from './facts.ts';
import type { Given } from './shapes.ts';

/** What the facts alone do not say: which fields the person filled in, and which steps of an item are done at the place. */
interface TraceAids {
  readonly answers: readonly string[];
  readonly isOnSite?: (item: string, step: string) => boolean;
}

/** The trace of one matter; a matter that is not complete is measured up to its last fact. `answers` are the fields that the person filled in. */
export const traceOf = (facts: readonly MatterFact[], answers: readonly string[]): Trace =>
  traceOfAll([facts], { answers });

/** The trace of several matters of one affair: from the first receipt to the last end; what is counted in each is added up. */
export function traceOfAll(streams: readonly (readonly MatterFact[])[], aids: TraceAids): Trace {
  const parts = streams.map((facts) => partOf(facts, aids));
  const begins = parts.map((part) => part.from).toSorted()[0];
  const ends = parts
    .map((part) => part.to)
    .toSorted()
    .at(-1);
  if (begins === undefined || ends === undefined) throw new Error('a matter begins with matter-received');
  return {
    contacts: parts.flatMap((part, index) =>
      part.contacts.map((one) => ({ ...one, presence: `${index}/${one.presence}` })),
    ),
    documents: parts.flatMap((part) => part.documents),
    fields: aids.answers,
    certificates: [...new Set(parts.flatMap((part) => part.certificates))],
    siteTrips: parts.flatMap((part, index) => part.trips.map((trip) => `${index}/${trip}`)),
    ...minutesBetween(mainlandCalendar, begins, ends),
  };
}

function partOf(facts: readonly MatterFact[], { isOnSite = () => false }: TraceAids) {
  const received = facts.find((fact) => fact.name === 'matter-received');
  const last = facts.find((fact) => fact.name === 'matter-completed') ?? facts.at(-1);
  if (received?.name !== 'matter-received' || !last) throw new Error('a matter begins with matter-received');
  return {
    from: received.at,
    to: last.at,
    contacts: contactsOf(facts, received.data),
    documents: documentsIn(facts),
    certificates: facts.flatMap((fact) => (fact.name === 'certificate-entered' ? [fact.data.identifier] : [])),
    trips: siteTrips(facts, isOnSite),
  };
}

function contactsOf(facts: readonly MatterFact[], received: FactData<'matter-received'>): Trace['contacts'] {
  const online: Trace['contacts'] =
    received.channel === 'online'
      ? [{ kind: 'hand-in', channel: 'online', site: 'online', window: 'online', presence: 'online' }]
      : [];
  const visits = facts.flatMap((fact) => (fact.name === 'visit-recorded' ? visitOf(facts, fact.data) : []));
  const sent = new Map(
    facts.flatMap((fact) =>
      fact.name === 'result-delivered' && (fact.data.way === 'kiosk' || fact.data.way === 'courier')
        ? [[`${fact.data.way} ${fact.at}`, fact.data.way] as const]
        : [],
    ),
  );
  return [
    ...online,
    ...visits,
    ...[...sent].map(([presence, channel]): Trace['contacts'][number] => ({
      kind: 'pick-up',
      channel,
      site: channel,
      window: channel,
      presence,
    })),
  ];
}

/** One contact for each counter of a visit; where no counter was recorded, the site stands for it. */
function visitOf(facts: readonly MatterFact[], visit: FactData<'visit-recorded'>): Trace['contacts'] {
  const counters = facts.flatMap((fact) =>
    fact.name === 'counter-visited' && fact.data.visit === visit.visit ? [fact.data] : [],
  );
  const windows = [...new Set(counters.map((one) => one.window))];
  return (windows.length > 0 ? windows : [visit.site]).map((window) => {
    const submissions = counters.filter((one) => one.window === window && one.handedOver).length;
    return {
      kind: kindOf(visit.purpose),
      channel: 'person' as const,
      site: visit.site,
      window,
      presence: visit.visit,
      ...(submissions > 1 ? { submissions } : {}),
    };
  });
}

const kindOf = (purpose: FactData<'visit-recorded'>['purpose']): Trace['contacts'][number]['kind'] =>
  purpose === 'correct' ? 'hand-in' : purpose;

/** Papers that were handed in: one file for several cases is one document, and a corrected one takes the place of what it corrects. */
function documentsIn(facts: readonly MatterFact[]): readonly string[] {
  const last = new Map(facts.flatMap(papersIn).map((one) => [one.need, one] as const));
  const files = new Map(
    [...last.values()].map((one) => [`${one.material} ${one.sha256 ?? ''}`, one.material] as const),
  );
  return [...files.values()];
}

function papersIn(fact: MatterFact): readonly Given[] {
  const given =
    fact.name === 'matter-received' || fact.name === 'correction-supplied'
      ? fact.data.materials
      : fact.name === 'material-supplied'
        ? [fact.data.given]
        : fact.name === 'corrected-on-spot' && fact.data.given !== null
          ? [fact.data.given]
          : [];
  return given.filter((one) => one.way === 'upload' && one.sha256 !== null);
}

/** A joint survey, measurement or acceptance is one trip, whatever number of organs records its part. */
function siteTrips(facts: readonly MatterFact[], isOnSite: (item: string, step: string) => boolean): readonly string[] {
  const specs = new Map(
    facts.flatMap((fact) =>
      fact.name === 'case-opened'
        ? fact.data.spec.tasks.map((task) => [task.task, { task, item: fact.data.spec.item }] as const)
        : [],
    ),
  );
  const called = new Map(
    facts.flatMap((fact) =>
      fact.name === 'joint-called' ? fact.data.tasks.map((task) => [task, fact.data.joint] as const) : [],
    ),
  );
  const trips = facts.flatMap((fact) => {
    if (fact.name !== 'survey-recorded' && fact.name !== 'step-recorded') return [];
    const found = specs.get(fact.data.task);
    const isTrip = fact.name === 'survey-recorded' || (found && isOnSite(found.item, found.task.step));
    return isTrip ? [found?.task.joint ?? called.get(fact.data.task) ?? fact.data.task] : [];
  });
  return [...new Set(trips)];
}

/**
 * How long the applicant was at a counter in each visit: from the first to the last fact of that presence, in whole minutes. Apart from the
 * limit of the matter: 温江 gives two working days for the whole and one hour at the counter (systems.md section 5 no. 46).
 */
export function presenceOf(facts: readonly MatterFact[]): ReadonlyMap<string, number> {
  const seen = new Map<string, { readonly from: string; readonly to: string }>();
  for (const { name, data, at } of facts) {
    const isPresence = name === 'visit-recorded' || name === 'counter-visited' || name === 'result-delivered';
    if (isPresence && data.visit !== null) seen.set(data.visit, { from: seen.get(data.visit)?.from ?? at, to: at });
  }
  return new Map([...seen].map(([visit, { from, to }]) => [visit, minutesFrom(from, to)]));
}

/**
 * How long somebody with an appointment waited at the window, by visit: from the agreed hour of that day to the first fact of the presence, in
 * whole minutes; who is served early waited none. Without an appointment nothing tells when they came.
 */
export function waitedOf(facts: readonly MatterFact[]): ReadonlyMap<string, number> {
  const agreed = agreedHours(facts, 'appointment');
  const waited = new Map<string, number>();
  for (const { name, data, at } of facts) {
    if (name !== 'visit-recorded' || waited.has(data.visit)) continue;
    const hour = agreed.findLast((one) => legalDay(one.at) === legalDay(at))?.at;
    if (hour !== undefined) waited.set(data.visit, Math.max(0, minutesFrom(hour, at)));
  }
  return waited;
}

/** How many minutes after the hour that the applicant chose each site check began; before it is negative, another day is another day. */
export function arrivalsOf(facts: readonly MatterFact[]): ReadonlyMap<string, number> {
  const begun = new Map<string, string>();
  for (const { name, data, at } of facts) {
    if (name === 'survey-recorded' && !begun.has(data.task)) begun.set(data.task, at);
    if (name === 'survey-evidence-recorded') begun.set(data.task, data.startedAt);
  }
  const agreed = agreedHours(facts, 'survey');
  return new Map(
    [...begun].flatMap(([task, from]) => {
      const hour = agreed.find((one) => one.tasks.includes(task));
      return hour ? [[task, minutesFrom(hour.at, from)] as const] : [];
    }),
  );
}

/** Hours that were agreed and neither moved nor given back. */
function agreedHours(facts: readonly MatterFact[], kind: FactData<'visit-booked'>['kind']) {
  let hours: readonly FactData<'visit-booked'>[] = [];
  for (const { name, data } of facts) {
    if (name !== 'visit-booked' && name !== 'visit-cancelled') continue;
    const gone = name === 'visit-booked' ? data.was : data.at;
    hours = hours.filter((one) => one.about !== data.about || one.at !== gone);
    if (name === 'visit-booked' && data.kind === kind) hours = [...hours, data];
  }
  return hours;
}

const minutesFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** One line of a bill. Yuan. */
interface BillLine {
  readonly item: string;
  readonly amount: number;
}

/** All fees of an affair on one bill (统一收费), from the cases that were opened: what the catalogue has a basis for, and nothing else. */
export function billOf(
  facts: readonly MatterFact[],
  items: Readonly<Record<string, { readonly fee?: { readonly amount: number; readonly basis: readonly unknown[] } }>>,
): { readonly lines: readonly BillLine[]; readonly total: number } {
  const dropped = new Set(facts.flatMap((fact) => (fact.name === 'case-dropped' ? [fact.data.case] : [])));
  const lines = facts.flatMap((fact): BillLine[] => {
    if (fact.name !== 'case-opened' || dropped.has(fact.data.spec.case)) return [];
    const fee = items[fact.data.spec.item]?.fee;
    return fee && fee.amount > 0 && fee.basis.length > 0 ? [{ item: fact.data.spec.item, amount: fee.amount }] : [];
  });
  return { lines, total: lines.reduce((sum, one) => sum + one.amount, 0) };
}
