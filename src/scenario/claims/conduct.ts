/**
 * What people do otherwise than a plan says: an organ is silent, stays away or has leave, a clock stands still, a promise is broken. Declared by
 * the claim file for a case, the same on both sides; what the rules make of it is what is measured. Pure.
 */
import type { Duration } from '../../calendar/index.ts';
import type { Plan, PlanTask } from '../../planner/index.ts';
import { actsOf, inOrder, momentsOf, type Act } from './acts.ts';

export interface Conduct {
  /** Items whose organ objects to the first version of what is reviewed jointly, with the steps of the correction and of looking again. */
  readonly objections?: { readonly by: readonly string[]; readonly corrected: string; readonly again: string };
  /** Steps whose organ gives its opinion that much later than the plan expects. */
  readonly late?: Readonly<Record<string, Duration>>;
  /** A meeting of all who are asked for an opinion, with the steps whose organ does not come. */
  readonly meeting?: { readonly absent: readonly string[]; readonly leave: readonly string[] };
  /** Items whose clock is suspended on a lawful ground until their organ answers. */
  readonly suspended?: readonly string[];
  /** Items that turn out to be hard: the centre calls who has to agree, and settles it on the next day. */
  readonly escalated?: readonly string[];
  /** Papers that are owed: they come when their maker has made them, or never; then what follows is ordered and decided. */
  readonly owed?: 'in-time' | { readonly putRightWithin: Duration; readonly outcome: string };
}

const day = 480;
const joint = 'meeting';

/** The acts of one side. The old way has no meeting and knows no silence that counts; there everybody waits. */
export function conducted(plan: Plan, isReformed: boolean, conduct: Conduct = {}): readonly Act[] {
  const waited = { ...plan, tasks: plan.tasks.map((task) => longer(task, conduct.late ?? {})) };
  const isSilenceCounted = isReformed && (conduct.suspended ?? []).length === 0;
  const acts = isSilenceCounted ? [...actsOf(plan)] : [...actsOf(waited)];
  if (isSilenceCounted) shiftLate(acts, actsOf(waited), conduct);
  return inOrder([
    ...(isReformed && conduct.objections ? secondRound(plan, acts, conduct.objections) : acts),
    ...(isReformed && conduct.meeting ? meeting(plan, conduct.meeting) : []),
    ...(isReformed ? (conduct.suspended ?? []).flatMap((item) => pause(waited, item)) : []),
    ...(isReformed ? (conduct.escalated ?? []).flatMap((item) => settled(plan, item)) : []),
    ...owedActs(plan, conduct.owed),
  ]);
}

const longer = (task: PlanTask, late: Readonly<Record<string, Duration>>): PlanTask => {
  const by = task.nature === 'work' && task.kind === 'expert-review' ? late[task.step ?? ''] : undefined;
  return by && by.unit === task.duration.unit
    ? { ...task, duration: { ...task.duration, n: task.duration.n + by.n } }
    : task;
};

/** The silent answer when they would have answered; by then it counts as given. */
function shiftLate(acts: Act[], waited: readonly Act[], { late = {} }: Conduct): void {
  for (const [index, act] of acts.entries()) {
    if (act.do !== 'answer' || late[act.step ?? ''] === undefined) continue;
    const then = waited.find(
      (each) => each.do === 'answer' && each.step === act.step && each.items[0] === act.items[0],
    );
    if (then) acts[index] = { ...act, at: then.at };
  }
}

const bare = (kind: Act['do'], at: number, items: readonly string[], more: Partial<Act> = {}): Act => ({
  at,
  edge: 'end',
  do: kind,
  items,
  after: [],
  ...more,
});

/** Called when the last opinion is asked for, held on the next day, concluded when whoever had leave has answered in writing. */
function meeting(plan: Plan, { absent, leave }: NonNullable<Conduct['meeting']>): readonly Act[] {
  const when = momentsOf(plan);
  const asked = plan.tasks.filter((task) => task.kind === 'expert-review' && task.nature === 'work');
  const items = [...new Set(asked.flatMap((task) => task.items))];
  const organs = (steps: (step: string) => boolean): readonly string[] =>
    asked.filter((task) => steps(task.step ?? '')).flatMap((task) => task.organs);
  const called = Math.max(...asked.map((task) => when(task.id).begins));
  const held = called + day;
  const there = organs((step) => !absent.includes(step) && !leave.includes(step));
  return [
    bare('meet', called, items, { joint, edge: 'begin', organs: organs((step) => leave.includes(step)) }),
    bare('attend', held, items, { joint, organs: there }),
    ...asked
      .filter((task) => leave.includes(task.step ?? ''))
      .map((task) => bare('review', when(task.id).ends, items, { joint, organs: task.organs })),
    bare('minutes', held, items, { joint }),
  ];
}

function settled(plan: Plan, item: string): readonly Act[] {
  const examined = plan.tasks.find((task) => task.kind === 'examine' && task.items.includes(item));
  if (!examined) return [];
  const called = momentsOf(plan)(examined.id).begins;
  const hard = { joint: `hard ${item}`, organs: examined.organs };
  return [
    bare('escalate', called, [item], { ...hard, edge: 'begin' }),
    bare('attend', called + day, [item], hard),
    bare('minutes', called + day, [item], hard),
  ];
}

/** Who objects says so in the one reply; the applicant hands in one corrected version, only the objectors look again, and there is a second reply. */
function secondRound(
  plan: Plan,
  acts: readonly Act[],
  { by, corrected, again }: NonNullable<Conduct['objections']>,
): readonly Act[] {
  const when = momentsOf(plan);
  const organOf = new Map(plan.items.map((item) => [item.id, item.organ]));
  const objecting = new Set(by.map((item) => organOf.get(item)));
  const objects = (item: string | undefined): boolean => item !== undefined && objecting.has(organOf.get(item));
  const endOf = (step: string, items: readonly string[]): number =>
    Math.max(
      ...plan.tasks
        .filter((task) => task.step === step && task.items.some((item) => items.includes(item)))
        .map((task) => when(task.id).ends),
    );
  return [
    ...acts.map((act) => (act.do === 'review' && objects(act.items[0]) ? { ...act, outcome: 'objected' } : act)),
    ...plan.tasks
      .filter((task) => task.kind === 'reply')
      .flatMap(({ id, items }) => [
        bare('renew', endOf(corrected, items), items, { joint: id }),
        ...items.filter(objects).map((item) => bare('review', endOf(again, items), [item], { joint: id })),
        bare('reply', endOf(again, items), items, { joint: id }),
      ]),
  ];
}

function pause(waited: Plan, item: string): readonly Act[] {
  const when = momentsOf(waited);
  const asked = waited.tasks.find((task) => task.kind === 'expert-review' && task.items.includes(item));
  if (!asked) return [];
  const { begins, ends } = when(asked.id);
  return [bare('suspend', begins, [item], { edge: 'begin' }), bare('resume', ends, [item])];
}

/** Papers promised for later: handed over when their maker has made them, or a promise that is broken. */
function owedActs(plan: Plan, owed: Conduct['owed']): readonly Act[] {
  if (owed === undefined) return [];
  const when = momentsOf(plan);
  const last = Math.max(...plan.items.map(({ id }) => when(`${id}/out`).ends));
  return plan.needs.flatMap((need): Act[] => {
    if (!need.relief?.due || need.gate !== 'after-issue') return [];
    const maker = need.chosen.kind === 'output' ? need.chosen.id : undefined;
    if (owed === 'in-time')
      return [
        bare('supply', maker === undefined ? last : when(`${maker}/out`).ends, [need.item], {
          need: need.id,
          after: maker === undefined ? [] : [maker],
        }),
      ];
    const due = when(`${need.item}/in`).ends + inDays(need.relief.due) * day + 2 * day;
    const decided = due + inDays(owed.putRightWithin) * day + 2 * day;
    return [
      bare('breach', due, [need.item], { need: need.id, within: owed.putRightWithin }),
      bare('handle', decided, [need.item], { need: need.id, outcome: owed.outcome }),
    ];
  });
}

/** Days enough for a duration to have passed, holidays included. */
function inDays({ n, unit }: Duration): number {
  if (unit === 'wd') return n * 2 + 10;
  return unit === 'month' ? n * 31 : unit === 'year' ? n * 366 : Math.ceil(n);
}
