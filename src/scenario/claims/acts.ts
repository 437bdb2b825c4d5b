/**
 * A plan as acts of people: who does what when. Everybody works at the moment that the plan expects, no earlier and no later, so that what is
 * measured afterwards is the plan and the engine, not somebody's zeal. Pure.
 */
import { mainlandCalendar } from '../../calendar/index.ts';
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
    | 'decide'
    | 'supply'
    | 'deliver';
  /** Items handed in together, or the one item. */
  readonly items: readonly string[];
  readonly step?: string;
  /** The name of the joint work, where the step is shared. */
  readonly joint?: string;
  readonly contact?: Contact;
  readonly need?: string;
}

const rank: Readonly<Record<Act['do'], number>> = {
  'hand-in': 0,
  contact: 1,
  counter: 2,
  accept: 3,
  schedule: 4,
  answer: 5,
  examine: 6,
  supply: 7,
  decide: 8,
  deliver: 9,
};

/** Items that are handed in together: one contact, work that is shared, one certificate for several. Each group is one matter. */
export function groupsOf(plan: Plan): readonly (readonly string[])[] {
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

/** Steps that the engine has as tasks of their own; accepting, examining and deciding are acts of every case. */
const tasksOfCases: ReadonlySet<string> = new Set([
  'survey',
  'expert-review',
  'public-notice',
  'hearing',
  'test',
  'measure',
  'assess',
]);

interface When {
  readonly begins: number;
  readonly ends: number;
}

/** All acts of a plan in their order. */
export function actsOf(plan: Plan): readonly Act[] {
  const moments = new Map(
    staffedSchedule(plan, {}, mainlandCalendar).map(({ task, begins, ends }) => [task, { begins, ends }] as const),
  );
  const order = new Map([...moments.keys()].map((task, index) => [task, index]));
  const when = (task: string): When => moments.get(task) ?? { begins: 0, ends: 0 };
  const acts = [
    ...groupsOf(plan).flatMap((items) => groupActs(plan, items, when)),
    ...plan.items.flatMap((item) => itemActs(plan, item.id, when)),
  ];
  const place = (act: Act): number => order.get(`${act.items[0] ?? ''}/in`) ?? 0;
  return acts.toSorted((a, b) => a.at - b.at || place(a) - place(b) || rank[a.do] - rank[b.do]);
}

/** The hand-in, and what the applicant does in person besides. */
function groupActs(plan: Plan, items: readonly string[], when: (task: string) => When): readonly Act[] {
  const first = (ids: readonly string[]): number => Math.min(...ids.map((id) => when(`${id}/in`).ends));
  const contacts = plan.contacts.filter((one) => one.items.some((id) => items.includes(id)));
  const [handIn, ...others] = contacts
    .filter((one) => one.kind === 'hand-in')
    .toSorted((a, b) => first(a.items) - first(b.items));
  const counters = (contact: Contact): Act[] =>
    contact.channel === 'person'
      ? Array.from({ length: (contact.submissions ?? 1) - 1 }, () => ({
          at: first(contact.items),
          edge: 'end' as const,
          do: 'counter' as const,
          items: contact.items,
          contact,
        }))
      : [];
  const also = [...others, ...contacts.filter((one) => one.kind !== 'hand-in' && one.kind !== 'pick-up')].filter(
    (one) => one.channel === 'person',
  );
  return [
    { at: first(items), edge: 'end', do: 'hand-in', items, ...(handIn ? { contact: handIn } : {}) },
    ...(handIn ? counters(handIn) : []),
    ...also.flatMap((contact): Act[] => [
      { at: first(contact.items), edge: 'end', do: 'contact', items: contact.items, contact },
      ...(contact.kind === 'hand-in' ? counters(contact) : []),
    ]),
  ];
}

/** What the organ of one item does, and handing over. */
function itemActs(plan: Plan, item: string, when: (task: string) => When): readonly Act[] {
  const own = plan.tasks.filter((task) => task.nature === 'work' && task.items.includes(item));
  const out = when(`${item}/out`).ends;
  const intake = own.find((task) => task.kind === 'accept');
  const examined = own.filter((task) => task.kind === 'examine').map((task) => when(task.id).ends);
  const pickUp = plan.contacts.find((one) => one.kind === 'pick-up' && one.items.includes(item));
  const act = (kind: Act['do'], at: number, more: Partial<Act> = {}): Act => ({
    at,
    edge: 'end',
    do: kind,
    items: [item],
    ...more,
  });
  return [
    act('accept', intake ? when(intake.id).ends : when(`${item}/in`).ends),
    ...own.filter((task) => tasksOfCases.has(task.kind)).flatMap((task) => workActs(act, task, when(task.id))),
    act('examine', examined.length > 0 ? Math.min(out, Math.max(...examined)) : out),
    ...plan.needs
      .filter((need) => need.item === item && need.relief?.mechanism === 'tolerate' && need.gate !== 'after-issue')
      .map((need) => act('supply', out, { need: need.id })),
    act('decide', out),
    ...(pickUp && pickUp.channel !== 'online' ? [act('deliver', out, { contact: pickUp })] : []),
  ];
}

function workActs(
  act: (kind: Act['do'], at: number, more?: Partial<Act>) => Act,
  task: PlanTask,
  { begins, ends }: When,
): readonly Act[] {
  const step = { joint: `j:${task.shareKey ?? task.id}`, ...(task.step === undefined ? {} : { step: task.step }) };
  return [
    ...(task.kind === 'survey' ? [act('schedule', begins, { ...step, edge: 'begin' })] : []),
    act('answer', ends, step),
  ];
}
