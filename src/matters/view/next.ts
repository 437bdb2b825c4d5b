/** One line for the top of the page: what is next, who holds it, until when. */
import { legalDay } from '../../calendar/index.ts';
import type { Almanac } from '../clock/clock.ts';
import { deliverBy } from '../decide/late.ts';
import type { MatterView } from '../schema.ts';
import { isEnded, openSuspension, type CaseState, type MatterState } from '../state.ts';
import type { Names } from './names.ts';

type Next = MatterView['next'];

const order: readonly Next['what'][] = [
  'correction',
  'hearing',
  'intake',
  'external',
  'hearing-wanted',
  'survey',
  'other-step',
  'examination',
  'decision',
  'certificate',
  'hand-over',
];
const ofKind: Readonly<Record<string, Next['what']>> = {
  survey: 'survey',
  examine: 'examination',
  decide: 'decision',
  external: 'external',
  convert: 'decision',
};

interface Step {
  readonly what: Next['what'];
  readonly who: string | null;
  readonly until: string | null;
}

/** A hearing comes before every other step of its case: its day where it is called, the last day on which it is to be held where somebody asked for it. */
function hearingOf({ hearing, spec }: CaseState): Step | undefined {
  if (hearing?.isOver || hearing?.isWanted !== true) return undefined;
  return hearing.calledFor === undefined
    ? { what: 'hearing-wanted', who: spec.organ, until: hearing.holdBy?.on ?? null }
    : { what: 'hearing', who: spec.organ, until: legalDay(hearing.calledFor) };
}

function stepOf(state: MatterState, one: CaseState, almanac: Almanac): Step {
  const correction = state.ledger.corrections.find((each) => !each.isSupplied && each.cases.includes(one.spec.case));
  if (one.status === 'received' && correction)
    return { what: 'correction', who: 'applicant', until: correction.until.on };
  if (one.status === 'received') return { what: 'intake', who: one.spec.organ, until: null };
  if (one.decision)
    return {
      what:
        one.spec.outputs.length > one.certificates.length && one.decision.effect === 'granted'
          ? 'certificate'
          : 'hand-over',
      who: one.spec.organ,
      until: deliverBy(state, one, almanac)?.on ?? null,
    };
  const hearing = hearingOf(one);
  if (hearing) return hearing;
  const open = one.spec.tasks.find((task) => one.tasks[task.task]?.state === 'open');
  const due = open ? one.tasks[open.task]?.due?.on : undefined;
  return {
    what: open ? (ofKind[open.kind] ?? 'other-step') : 'decision',
    who: open?.organ ?? one.spec.organ,
    // While the time stands still its last day is not known.
    until: due ?? (openSuspension(one) ? null : (one.promisedDue?.on ?? null)),
  };
}

/** The most urgent step over all open cases; the applicant's own comes first. */
export function nextOf(state: MatterState, names: Names, almanac: Almanac): Next {
  const steps = Object.values(state.cases)
    .filter((one) => !isEnded(one))
    .map((one) => ({ one, step: stepOf(state, one, almanac) }));
  const [first] = steps.toSorted(
    (a, b) =>
      order.indexOf(a.step.what) - order.indexOf(b.step.what) ||
      (a.step.until ?? '9').localeCompare(b.step.until ?? '9'),
  );
  if (!first) return { what: 'complete', who: null, until: null, cases: [] };
  const same = steps.filter((each) => each.step.what === first.step.what);
  const whos = new Set(same.map((each) => each.step.who));
  const [who] = whos;
  const name =
    whos.size > 1 || who === null || who === undefined
      ? null
      : who === 'applicant'
        ? { zh: '您', en: 'you' }
        : names.organ(who);
  return {
    what: first.step.what,
    who: name,
    until: first.step.until,
    cases: same.map((each) => each.one.spec.case),
  };
}
