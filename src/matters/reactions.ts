/** What this room does after its own facts: the person's list of matters, papers for next time, cases decided elsewhere, the supervisor's word. */
import type { People } from '../people/index.ts';
import { houseActor, isRefusal, type House, type OutboxEvent, type Reaction } from '../platform/index.ts';
import type { FactName } from './facts.ts';
import { openCorrections } from './state.ts';
import { houseCause, perform } from './perform.ts';
import { promiseOf } from './clock/promised.ts';
import { mattersService } from './service.ts';
import { creditStanding } from './reactions/credit.ts';
import { submitToRegistry } from './external/registry-client.ts';

const causeOf = (name: string, event: OutboxEvent): string => `${name}:${event.stream}:${event.seq}`;

const listed: readonly FactName[] = [
  'matter-received',
  'case-accepted',
  'case-not-accepted',
  'correction-notified',
  'correction-supplied',
  'case-decided',
  'case-withdrawn',
  'case-lapsed',
  'case-voided',
  'matter-completed',
  'clock-resumed',
  'limit-extended',
  'due-moved',
  'plan-changed',
];

/** Read model "my matters": what the person's list says. */
const myMatters: Reaction = {
  name: 'matters.my-matters',
  topics: listed,
  async react(event, house) {
    const state = await mattersService(house).state(event.stream);
    if (!state) return;
    const { head } = state;
    const promised = promiseOf(state);
    const isCorrected = openCorrections(state).length > 0;
    const isDecided = Object.values(state.cases).some((one) => one.decision);
    const isAccepted = Object.values(state.cases).some((one) => one.acceptedOn !== undefined);
    const status =
      head.status === 'complete'
        ? 'complete'
        : isCorrected
          ? 'correction'
          : isDecided
            ? 'partly-decided'
            : isAccepted
              ? 'in-review'
              : 'received';
    await house.room<People>('people').enterMatter({
      personId: head.applicant,
      matterId: head.id,
      title: head.title,
      status,
      receivedAt: head.receivedAt,
      updatedAt: house.clock.now().toISOString(),
      ...(promised ? { promisedOn: promised.on } : {}),
      ...(promised?.at === undefined ? {} : { promisedAt: promised.at }),
      cause: causeOf('my-matters', event),
    });
  },
};

/** What was handed in once is not asked again: papers go into the person's data space. */
const filings: Reaction = {
  name: 'matters.filings',
  topics: ['matter-received', 'correction-supplied', 'material-supplied'] satisfies FactName[],
  async react(event, house) {
    const matters = mattersService(house);
    const fact = await matters.factAt(event.stream, event.seq);
    const state = await matters.state(event.stream);
    if (!fact || !state) return;
    const given =
      fact.name === 'matter-received' || fact.name === 'correction-supplied'
        ? fact.data.materials
        : fact.name === 'material-supplied'
          ? [fact.data.given]
          : [];
    const uploaded = given.flatMap((one) =>
      one.way === 'upload' && one.sha256 !== null
        ? [{ material: one.material, sha256: one.sha256, on: fact.at.slice(0, 10) }]
        : [],
    );
    if (uploaded.length > 0)
      await house.room<People>('people').enterFilings({
        personId: state.head.applicant,
        filings: uploaded,
        matter: event.stream,
        cause: causeOf('filings', event),
      });
  },
};

/** A case decided elsewhere goes out through the other system's interface; the answer comes back by callback or poll. */
const external: Reaction = {
  name: 'matters.external',
  topics: ['task-opened'] satisfies FactName[],
  async react(event, house) {
    const fact = await mattersService(house).factAt(event.stream, event.seq);
    if (fact?.name === 'task-opened' && fact.data.kind === 'external')
      await submitExternal(house, event.stream, fact.data.task, causeOf('external', event));
  },
};

/** Sends an external case and records that it went out. Systems that take re-entry only are left to people. */
export async function submitExternal(house: House, matterId: string, task: string, cause: string): Promise<void> {
  const matters = mattersService(house);
  const state = await matters.state(matterId);
  const one = Object.values(state?.cases ?? {}).find((each) => each.tasks[task]);
  if (!state || !one || one.spec.decidedIn?.by !== 'api' || one.tasks[task]?.state !== 'open') return;
  const theirs = await submitToRegistry(house, {
    reference: `${matterId}.${task}`,
    item: one.spec.item,
    number: one.number,
    answers: await matters.answers(matterId),
  });
  if (theirs === undefined) return;
  await must(
    perform(house, matterId, { name: 'submit-external', body: { task, theirs } }, houseActor, houseCause(cause)),
  );
}

/** 审管联动: a grant is told to the department that supervises afterwards. */
const supervisor: Reaction = {
  name: 'matters.supervisor',
  topics: ['case-decided'] satisfies FactName[],
  async react(event, house) {
    const matters = mattersService(house);
    const fact = await matters.factAt(event.stream, event.seq);
    if (fact?.name !== 'case-decided' || fact.data.effect !== 'granted') return;
    const spec = (await matters.state(event.stream))?.cases[fact.data.case]?.spec;
    if (!spec || spec.supervisor === null) return;
    await must(
      perform(
        house,
        event.stream,
        { name: 'tell-supervisor', body: { case: spec.case } },
        houseActor,
        houseCause(causeOf('supervisor', event)),
      ),
    );
  },
};

/** A refusal of the house's own command that will not go away by repeating is no reason to repeat; a full database is. */
async function must(done: ReturnType<typeof perform>): Promise<void> {
  const outcome = await done;
  if (isRefusal(outcome) && outcome.refused === 'database-unavailable') throw new Error(outcome.refused);
}

export const reactions: readonly Reaction[] = [myMatters, filings, external, supervisor, creditStanding];
