/** What really happened in a matter, in the planner's own measure: the same function counts a prediction and a real matter (S002). */
import { workingDaysBetween, legalDay, mainlandCalendar } from '../calendar/index.ts';
import type { Trace } from '../planner/index.ts';
import type { FactData, MatterFact } from './facts.ts';

const officeMinutes = 480;

/** The trace of a stream of facts; a matter that is not complete is measured up to its last fact. `answers` are the fields that the person filled in. */
export function traceOf(facts: readonly MatterFact[], answers: readonly string[]): Trace {
  const received = facts.find((fact) => fact.name === 'matter-received');
  const last = facts.find((fact) => fact.name === 'matter-completed') ?? facts.at(-1);
  if (received?.name !== 'matter-received' || !last) throw new Error('a matter begins with matter-received');
  const days = workingDaysBetween(mainlandCalendar, legalDay(received.at), legalDay(last.at));
  return {
    contacts: contactsOf(facts, received.data),
    documents: [...new Set(facts.flatMap(papersIn))],
    fields: answers,
    certificates: facts.flatMap((fact) => (fact.name === 'certificate-entered' ? [fact.data.identifier] : [])),
    siteTrips: siteTrips(facts),
    workingMinutes: days * officeMinutes,
    elapsedMinutes: ((Date.parse(last.at) - Date.parse(received.at)) / 86_400_000) * officeMinutes,
  };
}

function contactsOf(facts: readonly MatterFact[], received: FactData<'matter-received'>): Trace['contacts'] {
  const online: Trace['contacts'] =
    received.channel === 'online'
      ? [{ kind: 'hand-in', channel: 'online', site: 'online', window: 'online', presence: 'online' }]
      : [];
  const visits = facts.flatMap((fact): Trace['contacts'] =>
    fact.name === 'visit-recorded'
      ? [
          {
            kind: kindOf(fact.data.purpose),
            channel: 'person',
            site: fact.data.site,
            window: fact.data.site,
            presence: fact.data.visit,
          },
        ]
      : [],
  );
  return [...online, ...visits];
}

const kindOf = (purpose: FactData<'visit-recorded'>['purpose']): Trace['contacts'][number]['kind'] =>
  purpose === 'correct' ? 'hand-in' : purpose;

/** Uploaded papers by document line: one paper for several cases is one document. */
function papersIn(fact: MatterFact): readonly string[] {
  const given =
    fact.name === 'matter-received' || fact.name === 'correction-supplied'
      ? fact.data.materials
      : fact.name === 'material-supplied'
        ? [fact.data.given]
        : [];
  return given.flatMap((one) => (one.way === 'upload' && one.sha256 !== null ? [one.material] : []));
}

/** A joint survey is one trip, whatever number of organs records its part. */
function siteTrips(facts: readonly MatterFact[]): readonly string[] {
  const joint = new Map(
    facts.flatMap((fact) =>
      (fact.name === 'survey-scheduled' || fact.name === 'joint-called') && fact.data.joint !== null
        ? fact.data.tasks.map((task) => [task, fact.data.joint as string] as const)
        : [],
    ),
  );
  return [
    ...new Set(
      facts.flatMap((fact) => (fact.name === 'survey-recorded' ? [joint.get(fact.data.task) ?? fact.data.task] : [])),
    ),
  ];
}
