/** The hour that the applicant chooses for a site check or an appointment, moves or gives back. Whether a place is free is asked before (`slots/`). */
import type { Refusal } from '../../../platform/pure.ts';
import type { FactData } from '../../facts.ts';
import { isEnded, type CaseState, type MatterState } from '../../state.ts';
import { type Booking } from '../../state/ledger.ts';
import { onMatter, refuse } from '../scene.ts';

type VisitKind = FactData<'visit-booked'>['kind'];

/** Something that an hour can be chosen for. */
export interface Visitable {
  readonly about: string;
  readonly kind: VisitKind;
  readonly cases: readonly string[];
  readonly tasks: readonly string[];
  readonly organs: readonly string[];
  readonly booked: Booking | undefined;
  /** Whether somebody must come for it, or may. */
  readonly isNeeded: boolean;
}

/** Site checks that are open in all their parts and whose day nobody else has set, and appointments about running cases. */
export function visitables(state: MatterState): readonly Visitable[] {
  return [...surveys(state), ...appointments(state)];
}

function surveys(state: MatterState): readonly Visitable[] {
  const groups = new Map<
    string,
    {
      case: string;
      task: string;
      organ: string;
      isReady: boolean;
      at?: string;
    }[]
  >();
  for (const one of Object.values(state.cases))
    for (const spec of one.spec.tasks) {
      const task = one.tasks[spec.task];
      if (spec.kind !== 'survey' || !task || task.state === 'done' || task.state === 'dropped') continue;
      const about = spec.joint ?? spec.task;
      const part = { case: one.spec.case, task: spec.task, organ: spec.organ, isReady: task.state === 'open' };
      const at = task.scheduledAt === undefined ? part : { ...part, at: task.scheduledAt };
      groups.set(about, [...(groups.get(about) ?? []), at]);
    }
  return [...groups].flatMap(([about, parts]) => {
    const booked = state.ledger.bookings?.[about];
    const isSetByOthers = parts.some((part) => part.at !== undefined && part.at !== booked?.at);
    if (isSetByOthers || !parts.every((part) => part.isReady)) return [];
    const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
    return [
      {
        about,
        kind: 'survey' as const,
        cases: unique(parts.map((part) => part.case)),
        tasks: parts.map((part) => part.task),
        organs: unique(parts.map((part) => part.organ)),
        booked,
        isNeeded: true,
      },
    ];
  });
}

/**
 * Whether the applicant must still come to the window: an original that has to be seen there, or a result that they want to pick up there.
 * What was handed in at the window has been seen there.
 */
const needsWindow = ({ head }: MatterState, one: CaseState): boolean =>
  (one.status === 'decided' && head.delivery === 'window') ||
  ((one.status === 'received' || one.status === 'accepted' || one.status === 'in-review') &&
    head.channel !== 'window' &&
    one.spec.needs.some((need) => need.way === 'original-at-window' && one.checks[need.need] !== 'fits'));

/** One hour for everything that must be done at the window, so that it stays one presence (最多跑一次); any other running case by itself. */
function appointments(state: MatterState): readonly Visitable[] {
  const running = Object.values(state.cases).filter((one) => !isEnded(one));
  const held = Object.entries(state.ledger.bookings ?? {}).filter(([, one]) => one.kind === 'appointment');
  const isHeld = (one: CaseState): boolean => held.some(([, booking]) => booking.cases.includes(one.spec.case));
  const needing = running.filter((one) => !isHeld(one) && needsWindow(state, one));
  const others = running.filter((one) => !isHeld(one) && !needing.includes(one));
  return [
    ...held.map(([about, booked]) =>
      appointment(
        state,
        about,
        running.filter((one) => booked.cases.includes(one.spec.case)),
      ),
    ),
    appointment(state, needing[0]?.spec.case ?? '', needing),
    ...others.map((one) => appointment(state, one.spec.case, [one])),
  ].filter((one) => one.cases.length > 0);
}

const appointment = (state: MatterState, about: string, cases: readonly CaseState[]): Visitable => ({
  about,
  kind: 'appointment',
  cases: cases.map((one) => one.spec.case),
  tasks: [],
  organs: [...new Set(cases.map((one) => one.spec.organ))],
  booked: state.ledger.bookings?.[about],
  isNeeded: cases.some((one) => needsWindow(state, one)),
});

/** What the hour is for, if one can be chosen for it now. */
export const visitable = (state: MatterState, about: string): Visitable | undefined =>
  visitables(state).find((one) => one.about === about);

const parts = ({ about, kind, cases, tasks, organs }: Visitable) => ({
  about,
  kind,
  cases: [...cases],
  tasks: [...tasks],
  organs: [...organs],
});

const hasBegun = (one: Visitable, now: string): boolean => one.booked !== undefined && one.booked.at <= now;

/** A visit that has begun is neither moved nor given back. */
const begun = (one: Visitable, now: string): Refusal | undefined =>
  hasBegun(one, now) ? refuse('visit-has-begun') : undefined;

export const bookVisit = onMatter<'book-visit'>({
  possible: ({ state }) => (visitables(state).length > 0 ? undefined : refuse('nothing-to-book')),
  decide: ({ body, draft, context }) => {
    const one = visitable(draft.state, body.about);
    if (!one) return refuse('nothing-to-book', { about: body.about });
    if (one.booked?.at === body.at) return undefined;
    if (body.at <= context.now) return refuse('survey-in-the-past');
    // Who missed an appointment, or has to come once more, chooses another; organs that were on site are asked by their own act.
    const isOver = hasBegun(one, context.now);
    if (isOver && one.kind === 'survey') return refuse('visit-has-begun');
    const was = isOver ? null : (one.booked?.at ?? null);
    draft.add('visit-booked', { ...parts(one), at: body.at, was, by: context.actor.id });
    return undefined;
  },
});

const isToCome = (one: Visitable): boolean => one.booked !== undefined;

export const cancelVisit = onMatter<'cancel-visit'>({
  possible: ({ state }) => (visitables(state).some(isToCome) ? undefined : refuse('visit-not-booked')),
  decide: ({ body, draft, context }) => {
    const one = visitable(draft.state, body.about);
    if (!one?.booked) return refuse('visit-not-booked', { about: body.about });
    const refusal = begun(one, context.now);
    if (refusal) return refusal;
    draft.add('visit-cancelled', {
      ...parts(one),
      at: one.booked.at,
      reasons: body.reasons ?? null,
      by: context.actor.id,
    });
    return undefined;
  },
});

/** Places that the matter should have: of visits to come whose cases still run and whose day is still the chosen one. */
export function placesWanted(state: MatterState): readonly { organ: string; kind: VisitKind; at: string }[] {
  return Object.values(state.ledger.bookings ?? {}).flatMap((one) => {
    const isRunning = one.cases.some((id) => state.cases[id] && !isEnded(state.cases[id]));
    const isKept = one.tasks.every((id) =>
      Object.values(state.cases).some((each) => each.tasks[id] && each.tasks[id].scheduledAt === one.at),
    );
    return isRunning && isKept ? one.organs.map((organ) => ({ organ, kind: one.kind, at: one.at })) : [];
  });
}
