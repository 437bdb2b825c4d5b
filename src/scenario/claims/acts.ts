/**
 * A plan as acts of people: who does what when. Everybody works at the moment that the plan expects, no earlier and no later, so that what is
 * measured afterwards is the plan and the engine, not somebody's zeal. Pure.
 */
import { mainlandCalendar, type Duration } from '../../calendar/index.ts';
import { tasksOfCases } from '../../matters/index.ts';
import { staffedSchedule, type Contact, type Plan, type PlanTask } from '../../planner/index.ts';

/** One act. `at` is a moment of the schedule; acts of one moment are tried in order until none succeeds any more. */
export interface Act {
  readonly at: number;
  readonly edge: 'begin' | 'end';
  readonly do:
    | 'hand-in'
    | 'accept'
    | 'counter'
    | 'contact'
    | 'schedule'
    | 'answer'
    | 'examine'
    | 'call'
    | 'review'
    | 'reply'
    | 'renew'
    | 'decide'
    | 'convert'
    | 'supply'
    | 'deliver'
    | 'meet'
    | 'escalate'
    | 'attend'
    | 'minutes'
    | 'suspend'
    | 'resume'
    | 'breach'
    | 'handle';
  /** Items handed in together, or the one item. */
  readonly items: readonly string[];
  readonly step?: string;
  /** The name of the joint work, where the step is shared. */
  readonly joint?: string;
  readonly contact?: Contact;
  readonly need?: string;
  /** Items whose result must have been handed over before, as the plan has it. */
  readonly after: readonly string[];
  /** Organs that were excused from a meeting, or that came. */
  readonly organs?: readonly string[];
  /** How long a broken promise may still be put right. */
  readonly within?: Duration;
  /** How a handling ends, or that an organ objects. */
  readonly outcome?: string;
}

const rank: Readonly<Record<Act['do'], number>> = {
  'hand-in': 0,
  contact: 1,
  counter: 2,
  accept: 3,
  schedule: 4,
  suspend: 5,
  call: 6,
  meet: 7,
  escalate: 8,
  attend: 9,
  resume: 10,
  answer: 11,
  review: 12,
  minutes: 13,
  examine: 14,
  reply: 15,
  renew: 16,
  supply: 17,
  decide: 18,
  convert: 19,
  deliver: 20,
  breach: 21,
  handle: 22,
};

/** Items that are handed in together: one contact, work that is shared, one certificate for several. Each group is one matter. */
function groupsOf(plan: Plan): readonly (readonly string[])[] {
  const head = new Map(plan.items.map((item) => [item.id, item.id]));
  const find = (id: string): string => {
    const up = head.get(id) ?? id;
    return up === id ? id : find(up);
  };
  const tied = [
    ...plan.contacts.filter((one) => one.kind === 'hand-in').map((one) => one.items),
    ...plan.tasks.filter((one) => one.nature !== 'friction').map((one) => one.items),
    ...plan.certificates.map((one) => one.items),
  ];
  for (const items of tied) for (const item of items.slice(1)) head.set(find(item), find(items[0] as string));
  const groups = new Map<string, string[]>();
  for (const { id } of plan.items) groups.set(find(id), [...(groups.get(find(id)) ?? []), id]);
  return [...groups.values()];
}

interface When {
  readonly begins: number;
  readonly ends: number;
}
type Moments = (task: string) => When;

/** All acts of a plan in their order. */
export function actsOf(plan: Plan): readonly Act[] {
  const schedule = staffedSchedule(plan, {}, mainlandCalendar);
  const order = new Map(schedule.map(({ task }, index) => [task, index]));
  const when = momentsOf(plan);
  const groups = groupsOf(plan);
  const acts = [
    ...groups.flatMap((items) => groupActs(plan, items, when)),
    ...groups.flatMap((items) => items.flatMap((item) => itemActs(plan, item, items, when))),
    ...plan.tasks.filter((task) => task.kind === 'reply').flatMap((task) => reviewActs(plan, task, when)),
  ];
  const place = (act: Act): number => order.get(`${act.items[0] ?? ''}/in`) ?? 0;
  return inOrder(acts, place);
}

/** By moment, then by the order of the plan, then by what is done before what. */
export const inOrder = (acts: readonly Act[], place: (act: Act) => number = () => 0): readonly Act[] =>
  acts.toSorted((a, b) => a.at - b.at || place(a) - place(b) || rank[a.do] - rank[b.do]);

/** When each task of a plan begins and ends. */
export function momentsOf(plan: Plan): Moments {
  const moments = new Map(
    staffedSchedule(plan, {}, mainlandCalendar).map(({ task, begins, ends }) => [task, { begins, ends }] as const),
  );
  return (task) => moments.get(task) ?? { begins: 0, ends: 0 };
}

/** Items of others whose hand-over the plan sets before one of these tasks. */
function awaitedBy(plan: Plan, tasks: readonly string[], own: readonly string[]): readonly string[] {
  const makers = new Map(plan.items.filter(({ id }) => !own.includes(id)).map(({ id }) => [`${id}/out`, id]));
  return [
    ...new Set(
      plan.edges.flatMap(({ from, to }) =>
        tasks.includes(to) && makers.has(from) ? [makers.get(from) as string] : [],
      ),
    ),
  ];
}

/** The hand-in, and what the applicant does in person besides. */
function groupActs(plan: Plan, items: readonly string[], when: Moments): readonly Act[] {
  const first = (ids: readonly string[]): number => Math.min(...ids.map((id) => when(`${id}/in`).ends));
  const contacts = plan.contacts.filter((one) => one.items.some((id) => items.includes(id)));
  const [handIn, ...others] = contacts
    .filter((one) => one.kind === 'hand-in')
    .toSorted((a, b) => first(a.items) - first(b.items));
  const act = (kind: Act['do'], contact: Contact): Act => ({
    at: first(contact.items),
    edge: 'end',
    do: kind,
    items: contact.items,
    contact,
    after: [],
  });
  const counters = (contact: Contact): Act[] =>
    contact.channel === 'person'
      ? Array.from({ length: (contact.submissions ?? 1) - 1 }, () => act('counter', contact))
      : [];
  const also = [...others, ...contacts.filter((one) => one.kind !== 'hand-in' && one.kind !== 'pick-up')].filter(
    (one) => one.channel === 'person',
  );
  const at = first(items);
  const together = items.filter((id) => when(`${id}/in`).ends === at).map((id) => `${id}/in`);
  return [
    {
      at,
      edge: 'end',
      do: 'hand-in',
      items,
      after: awaitedBy(plan, together, items),
      ...(handIn ? { contact: handIn } : {}),
    },
    ...(handIn ? counters(handIn) : []),
    ...also.flatMap((contact): Act[] => [
      act('contact', contact),
      ...(contact.kind === 'hand-in' ? counters(contact) : []),
    ]),
  ];
}

/** What the organ of one item does, and handing over. What is reviewed before its prerequisite is decided when the review ends and converted later. */
function itemActs(plan: Plan, item: string, group: readonly string[], when: Moments): readonly Act[] {
  const own = plan.tasks.filter((task) => task.nature === 'work' && task.items.includes(item));
  const out = when(`${item}/out`).ends;
  const intake = own.find((task) => task.kind === 'accept');
  const examining = own.filter((task) => task.kind === 'examine').map((task) => task.id);
  const pickUp = pickUpOf(plan, item, group);
  const conversion = plan.tasks.find((task) => task.kind === 'convert' && task.items.includes(item))?.id;
  const ownIds = own.map((task) => task.id);
  const decided =
    conversion === undefined ? out : Math.max(when(`${item}/in`).ends, ...ownIds.map((id) => when(id).ends));
  const act = (kind: Act['do'], at: number, tasks: readonly string[], more: Partial<Act> = {}): Act => ({
    at,
    edge: 'end',
    do: kind,
    items: [item],
    after: awaitedBy(plan, tasks, [item]),
    ...more,
  });
  const examined = Math.min(
    decided,
    Math.max(...examining.map((id) => when(id).ends), ...(examining.length > 0 ? [] : [decided])),
  );
  return [
    act('accept', intake ? when(intake.id).ends : when(`${item}/in`).ends, [`${item}/in`]),
    ...own.filter((task) => tasksOfCases.has(task.kind)).flatMap((task) => workActs(act, task, when(task.id))),
    act('examine', examined, examining),
    ...plan.needs
      .filter((need) => need.item === item && need.relief?.mechanism === 'tolerate' && need.gate !== 'after-issue')
      .map((need) => act('supply', out, [], { need: need.id })),
    act('decide', decided, conversion === undefined ? [...ownIds, `${item}/out`] : ownIds),
    ...(conversion === undefined ? [] : [act('convert', when(conversion).ends, [conversion])]),
    ...(pickUp && pickUp.channel !== 'online'
      ? [act('deliver', pickUp.items.includes(item) ? out : lastOf(pickUp.items, when), [], { contact: pickUp })]
      : []),
  ];
}

/** Where the result is picked up: the item's own contact, or that of another item of the same matter, where everything is handed over together. */
function pickUpOf(plan: Plan, item: string, group: readonly string[]): Contact | undefined {
  const all = plan.contacts.filter((one) => one.kind === 'pick-up');
  return (
    all.find((one) => one.items.includes(item)) ?? all.find((one) => one.items.some((other) => group.includes(other)))
  );
}

const lastOf = (items: readonly string[], when: Moments): number =>
  Math.max(...items.map((id) => when(`${id}/out`).ends));

type MakeAct = (kind: Act['do'], at: number, tasks: readonly string[], more?: Partial<Act>) => Act;

function workActs(act: MakeAct, task: PlanTask, { begins, ends }: When): readonly Act[] {
  const step = { joint: `j:${task.shareKey ?? task.id}`, ...(task.step === undefined ? {} : { step: task.step }) };
  return [
    ...(task.kind === 'survey' ? [act('schedule', begins, [], { ...step, edge: 'begin' })] : []),
    act('answer', ends, [task.id], step),
  ];
}

/** One review of one version: called when the first review begins, answered by each when its own ends, one reply to the applicant. */
function reviewActs(plan: Plan, reply: PlanTask, when: Moments): readonly Act[] {
  const before = new Set(plan.edges.filter(({ to }) => to === reply.id).map(({ from }) => from));
  const reviews = plan.tasks.filter((task) => before.has(task.id) && task.nature === 'work');
  const act = (kind: Act['do'], at: number, edge: Act['edge'], items: readonly string[]): Act => ({
    at,
    edge,
    do: kind,
    items,
    joint: reply.id,
    after: [],
  });
  return [
    act('call', Math.max(...reply.items.map((id) => when(`${id}/in`).ends)), 'end', reply.items),
    ...reviews.flatMap((task) => task.items.map((item) => act('review', when(task.id).ends, 'end', [item]))),
    act('reply', when(reply.id).ends, 'end', reply.items),
  ];
}
