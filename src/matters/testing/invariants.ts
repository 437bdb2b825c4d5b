/**
 * The invariants of guarantees.md section 2 that the engine must keep, each over the log alone and written apart from the engine's own code.
 * Each gives a sentence about what is broken, or nothing. Numbers are those of the list.
 */
import { legalDay } from '../../calendar/index.ts';
import { fold } from '../evolve.ts';
import type { FactName, MatterFact } from '../facts.ts';
import { first, pick, specs, worksAt, type Invariant, type Log } from './log.ts';
import { deemedJointly, otherPerson } from './invariants-joint.ts';
import { presiders, stepsEnd, together, whoMayStillSpeak } from './invariants-deciding.ts';
import { needsBefore } from './random-replan.ts';

const about = (log: Log, id: string): readonly MatterFact[] =>
  log.facts.filter((one) => (one.data as { case?: string }).case === id);

/** From which status a fact may be reached; everything else is off the path. */
const moves: Partial<Record<FactName, readonly [from: readonly string[], to: string]>> = {
  'case-accepted': [['received'], 'accepted'],
  'case-not-accepted': [['received'], 'ended'],
  'survey-recorded': [['accepted', 'in-review'], 'in-review'],
  'step-recorded': [['accepted', 'in-review'], 'in-review'],
  'opinion-deemed': [['accepted', 'in-review'], 'in-review'],
  examined: [['accepted', 'in-review'], 'in-review'],
  'external-submitted': [['accepted', 'in-review'], 'in-review'],
  'case-decided': [['accepted', 'in-review'], 'decided'],
  'result-delivered': [['decided'], 'delivered'],
  'case-closed': [['delivered'], 'ended'],
  'case-withdrawn': [['received', 'accepted', 'in-review'], 'ended'],
  'case-lapsed': [['received', 'accepted', 'in-review'], 'ended'],
  'case-voided': [['received', 'accepted', 'in-review'], 'ended'],
  'case-dropped': [['received', 'accepted', 'in-review'], 'ended'],
};

/** 1 */
const path: Invariant = (log) =>
  first(specs(log), (spec) => {
    let status = 'received';
    return first(about(log, spec.case), (fact) => {
      const move = moves[fact.name];
      if (!move) return undefined;
      if (!move[0].includes(status)) return `${spec.case}: ${fact.name} from ${status}`;
      status = move[1];
      return undefined;
    });
  });

/** 1, second half: the version moves only by a re-planning, or by a new edition that changes nothing, each saying from where, and where a law moves it, by which. */
const pinned: Invariant = (log) => {
  let version = pick(log, 'matter-received')[0]?.data.catalogue;
  const broken = first(log.facts, ({ name, data }) => {
    if (name !== 'plan-changed' && name !== 'edition-taken') return undefined;
    if (data.from !== version) return `planned again from ${data.from} while ${version} was pinned`;
    if (data.cause === 'law' && data.basis.length === 0) return 'moved by a law that nobody names';
    version = data.to;
    return undefined;
  });
  const { catalogue } = log.state.head;
  return broken ?? (catalogue === version ? undefined : `${version} is pinned and ${catalogue} is followed`);
};

/** 2 */
const noticeBeforeMove: Invariant = (log) => {
  const served = (id: string, kinds: readonly string[], before: number): boolean =>
    pick(log, 'notice-issued').some(
      (issued) =>
        kinds.includes(issued.data.kind) &&
        issued.data.cases.includes(id) &&
        issued.seq < before &&
        pick(log, 'notice-served').some((one) => one.data.notice === issued.data.notice && one.seq < before),
    );
  const must: Partial<Record<FactName, readonly string[]>> = {
    'survey-recorded': ['acceptance', 'tolerance'],
    examined: ['acceptance', 'tolerance'],
    'result-delivered': ['grant', 'denial'],
    'case-closed': ['grant', 'denial'],
  };
  return first(log.facts, (fact) => {
    const kinds = must[fact.name];
    const { case: id } = fact.data as { case?: string };
    return kinds && id !== undefined && !served(id, kinds, fact.seq)
      ? `${id}: ${fact.name} before its notice was served`
      : undefined;
  });
};

/** When a need came into the matter: with its case, or by a re-planning. */
const cameAt = (log: Log, need: string): number =>
  Math.max(
    0,
    ...log.facts.flatMap((fact) =>
      (fact.name === 'requirement-added' && fact.data.need.need === need) ||
      (fact.name === 'case-opened' && fact.data.spec.needs.some((each) => each.need === need))
        ? [fact.seq]
        : [],
    ),
  );

/** 3 */
const askOnce: Invariant = (log) =>
  first(pick(log, 'correction-notified'), (notice) => {
    const earlier = pick(log, 'correction-notified').filter((one) => one.seq < notice.seq);
    const supplied = new Set(
      pick(log, 'correction-supplied')
        .filter((one) => one.seq < notice.seq)
        .flatMap((one) => one.data.materials.map((paper) => paper.need)),
    );
    const late =
      earlier.length === 0
        ? []
        : notice.data.defects.filter((defect) => !supplied.has(defect.need) && defect.couldBeSeenBefore);
    const charged = pick(log, 'violation-recorded').filter(
      (one) => one.data.rule === 'second-correction' && one.seq > notice.seq && one.seq <= notice.seq + late.length,
    ).length;
    const isHidden =
      earlier.length > 0 &&
      notice.data.defects.some(
        (defect) =>
          !supplied.has(defect.need) &&
          !defect.couldBeSeenBefore &&
          cameAt(log, defect.need) < (earlier.at(-1)?.seq ?? 0),
      );
    if (isHidden) return `notice ${notice.data.notice} hides that it names what the first could have shown`;
    return charged === late.length
      ? undefined
      : `notice ${notice.data.notice}: ${late.length} late defects, ${charged} charged`;
  });

/** The last working day of a limit, counted day by day: suspended days do not count. */
function bruteDue(
  n: number,
  from: string,
  pauses: readonly { from: string; to: string }[],
  isWorking: (day: string) => boolean,
): string {
  let left = n;
  let day = from;
  const isPaused = (at: string): boolean => pauses.some((pause) => at > pause.from && at <= pause.to);
  for (;;) {
    if (left === 0 && isWorking(day) && !isPaused(day)) return day;
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    if (isWorking(day) && !isPaused(day) && left > 0) left -= 1;
    if (left === 0 && isWorking(day) && !isPaused(day)) return day;
  }
}

/** 4 */
const clock: Invariant = (log) =>
  first(specs(log), (spec) => {
    const accepted = pick(log, 'case-accepted').find((one) => one.data.case === spec.case);
    if (!accepted || spec.promised.unit !== 'wd') return undefined;
    const pauses: { from: string; to: string }[] = [];
    let open: string | undefined;
    let n = spec.promised.n;
    return first(about(log, spec.case), (fact) => {
      if (fact.name === 'clock-suspended') open = fact.data.on;
      if (fact.name === 'clock-resumed' && open !== undefined) pauses.push({ from: open, to: fact.data.on });
      if (fact.name === 'limit-extended') n += fact.data.by.n;
      const isCounted =
        fact.name === 'case-accepted' ||
        fact.name === 'clock-resumed' ||
        fact.name === 'limit-extended' ||
        (fact.name === 'due-moved' && fact.data.before.promisedDue.on !== fact.data.promisedDue.on);
      if (!isCounted || !('promisedDue' in fact.data)) return undefined;
      const due = bruteDue(n, accepted.data.clockFrom, pauses, worksAt(log, fact.seq));
      return fact.data.promisedDue.on === due
        ? undefined
        : `${spec.case}: due ${fact.data.promisedDue.on}, counted by hand ${due}`;
    });
  });

/** 5 */
const suspension: Invariant = (log) => {
  const begun = pick(log, 'clock-suspended');
  return (
    first(begun, (one) => {
      const ends = pick(log, 'clock-resumed').filter(
        (end) => end.data.case === one.data.case && end.data.suspension === one.data.suspension,
      );
      const notice = pick(log, 'notice-issued').find(
        (issued) => issued.data.notice === one.data.notice && issued.seq < one.seq,
      );
      if (!notice || one.data.basis.length === 0) return `${one.data.case}: suspended without notice or ground`;
      const other = begun.find(
        (each) => each.data.case === one.data.case && each.seq > one.seq && !ends.some((end) => end.seq < each.seq),
      );
      return ends.length > 1 || other ? `${one.data.case}: suspended twice at once` : undefined;
    }) ??
    first(pick(log, 'case-decided'), (decided) => {
      const open = begun.find(
        (one) =>
          one.data.case === decided.data.case &&
          one.seq < decided.seq &&
          !pick(log, 'clock-resumed').some(
            (end) =>
              end.data.suspension === one.data.suspension && end.data.case === one.data.case && end.seq < decided.seq,
          ),
      );
      return open ? `${decided.data.case}: decided while suspended` : undefined;
    })
  );
};

/** 6 */
const deadline: Invariant = (log) =>
  first(specs(log), (spec) => {
    const extended = pick(log, 'limit-extended').filter((one) => one.data.case === spec.case);
    if (extended.length > 1) return `${spec.case}: extended twice`;
    return first(extended, (one) => {
      const before = log.facts.findLast(
        (fact) =>
          fact.seq < one.seq &&
          (fact.name === 'case-accepted' || fact.name === 'clock-resumed') &&
          fact.data.case === spec.case,
      );
      const due = before && 'statutoryDue' in before.data ? before.data.statutoryDue?.on : undefined;
      if (due !== undefined && legalDay(one.at) > due) return `${spec.case}: extended after the day had passed`;
      return one.data.by.n <= (spec.extension?.by.n ?? 0) ? undefined : `${spec.case}: extended beyond the cap`;
    });
  });

/** 6, second half: a new calendar moves no day that has passed, and none into the past. */
const onlyDaysToCome: Invariant = (log) =>
  first(pick(log, 'due-moved'), ({ data, at }) => {
    const today = legalDay(at);
    const isPast = (before: string | undefined, after: string | undefined): boolean =>
      before !== undefined && after !== undefined && before !== after && (before < today || after < today);
    return isPast(data.before.promisedDue.on, data.promisedDue.on) ||
      isPast(data.before.statutoryDue?.on, data.statutoryDue?.on)
      ? `${data.case}: a calendar moved a day that had passed`
      : undefined;
  });

/** 7 */
const deemed: Invariant = (log) =>
  first(pick(log, 'case-accepted'), ({ data, at }) => {
    if (!data.deemed) return undefined;
    if (data.deemed.silentUntil.provisional) return `${data.case}: deemed on a provisional day`;
    if (legalDay(at) <= data.deemed.silentUntil.on) return `${data.case}: deemed before the time was over`;
    const spec = specs(log).find((one) => one.case === data.case);
    return spec?.intake.silence === 'none' ? `${data.case}: silence has no effect here` : undefined;
  }) ??
  first(pick(log, 'case-decided'), ({ data }) =>
    data.deemed && specs(log).find((one) => one.case === data.case)?.deemedDecision === null
      ? `${data.case}: decided by silence without a law`
      : undefined,
  );

/** 8 */
const decision: Invariant = (log) =>
  first(specs(log), (spec) =>
    pick(log, 'case-decided').filter((one) => one.data.case === spec.case).length > 1
      ? `${spec.case}: decided twice`
      : undefined,
  ) ??
  first(pick(log, 'case-decided'), ({ data }) => {
    if (data.reasons === '' || data.basis.length === 0) return `${data.case}: no reasons or basis`;
    return data.effect === 'denied' && data.remedies === null ? `${data.case}: denied without remedies` : undefined;
  });

/** 9 */
const fourEyes: Invariant = (log) =>
  first(pick(log, 'case-decided'), ({ data }) => {
    const spec = specs(log).find((one) => one.case === data.case);
    const examined = pick(log, 'examined').findLast((one) => one.data.case === data.case);
    return spec?.review !== 'one' && examined && examined.data.by === data.decidedBy
      ? `${data.case}: examined and decided by one person`
      : undefined;
  }) ??
  first(pick(log, 'conflict-declared'), (conflict) => {
    const later = log.facts.find(
      (fact) =>
        fact.seq > conflict.seq &&
        fact.actor === conflict.data.staff &&
        ['case-accepted', 'examined', 'survey-recorded', 'vote-cast', 'hearing-held', 'case-decided'].includes(
          fact.name,
        ) &&
        (fact.data as { case?: string }).case === conflict.data.case &&
        !(fact.name === 'case-decided' && fact.data.decidedBy === null),
    );
    return later ? `${conflict.data.case}: ${conflict.data.staff} acted after recusal` : undefined;
  });

const ends: readonly FactName[] = [
  'case-closed',
  'case-not-accepted',
  'case-withdrawn',
  'case-lapsed',
  'case-voided',
  'case-dropped',
];

/** 10 */
const complete: Invariant = (log) => {
  const ended = new Map(
    log.facts.filter((fact) => ends.includes(fact.name)).map((fact) => [(fact.data as { case: string }).case, fact]),
  );
  const isAll = specs(log).every((spec) => ended.has(spec.case));
  const done = pick(log, 'matter-completed');
  if (done.length > 1) return 'completed twice';
  if (isAll !== (done.length === 1))
    return isAll ? 'every case has ended and the matter is not complete' : 'complete while a case is open';
  const unlogged = pick(log, 'case-dropped').find(
    (one) => !pick(log, 'plan-changed').some((plan) => plan.seq > one.seq && plan.data.dropped.includes(one.data.case)),
  );
  if (unlogged) return `${unlogged.data.case} left and no re-planning says so`;
  return first(done, (one) =>
    [...ended.values()].some((fact) => fact.seq > one.seq) ? 'complete before the last end' : undefined,
  );
};

/** 11 */
const certificate: Invariant = (log) =>
  first(pick(log, 'result-delivered'), ({ data, seq }) => {
    const decided = pick(log, 'case-decided').find((one) => one.data.case === data.case && one.seq < seq);
    if (decided?.data.effect !== 'granted') return undefined;
    const held = pick(log, 'certificate-entered')
      .filter((one) => one.data.case === data.case && one.seq < seq)
      .map((one) => one.data.type);
    if (new Set(held).size !== held.length) return `${data.case}: two certificates of one type`;
    return decided.data.outputs.every((type) => held.includes(type))
      ? undefined
      : `${data.case}: delivered without its certificate`;
  }) ??
  first(pick(log, 'certificate-entered'), ({ data, seq }) =>
    pick(log, 'case-decided').some(
      (one) => one.data.case === data.case && one.seq < seq && one.data.effect === 'granted',
    )
      ? undefined
      : `${data.case}: certificate without a grant`,
  );

/** 20 */
const gapless: Invariant = (log) =>
  first(
    log.facts.map((fact, index) => [fact, index] as const),
    ([fact, index]) => (fact.seq === index + 1 ? undefined : `seq ${fact.seq} stands at place ${index + 1}`),
  );

/** 21 */
const replay: Invariant = (log) =>
  JSON.stringify(fold(log.facts, log.id)) === JSON.stringify(log.state)
    ? undefined
    : 'the facts do not fold to the state';

/** What each act needs: a role, and the organ of the case where it is an organ's act. */
const needs: Partial<Record<FactName, readonly [role: string, isOfOrgan: boolean]>> = {
  examined: ['reviewer', true],
  'survey-recorded': ['inspector', true],
  'limit-extended': ['approver', true],
  'case-withdrawn': ['applicant', false],
};

/** 22: who acts for another does so within the mandate, and a task of a colleague is answered only by who stands in for them that day. */
const reach: Invariant = (log) =>
  first(log.facts, (fact) => {
    const actor = log.actors.get(fact.actor);
    const { theme } = log.state.head;
    const isOutside =
      actor?.onBehalfOf !== undefined &&
      !(actor.scopes ?? ['*']).some((scope) => scope === '*' || scope === theme || scope === log.id);
    if (isOutside) return `${fact.name} by ${fact.actor}, whose mandate does not cover the matter`;
    if (fact.name !== 'examined' && fact.name !== 'survey-recorded') return undefined;
    const given = pick(log, 'task-assigned').findLast((one) => one.data.task === fact.data.task && one.seq < fact.seq);
    const to = given?.data.to ?? fact.actor;
    return to === fact.actor || actor?.covers?.includes(to)
      ? undefined
      : `${fact.data.task} was ${to}’s and ${fact.actor} answered it`;
  });

/** 22, by the day: whoever acts by mandate, lent power or cover held it at that instant, and a counter's act is done where the counter stands. */
const onItsDay: Invariant = (log) => {
  const { register } = log;
  if (!register) return undefined;
  const { theme } = log.state.head;
  const holds = (one: { from: Date; until: Date | null }, at: string): boolean =>
    one.from.toISOString() <= at && (one.until === null || at < one.until.toISOString());
  return first(log.facts, (fact) => {
    const actor = log.actors.get(fact.actor);
    const where = fact.name === 'visit-recorded' ? fact.data.site : undefined;
    if (actor?.site !== undefined && where !== undefined && where !== actor.site)
      return `${fact.actor} of ${actor.site} recorded a visit at ${where}`;
    const mandates = register.mandates.filter((one) => one.agent === fact.actor);
    if (mandates.length > 0 && !mandates.some((one) => holds(one, fact.at) && ['*', theme, log.id].includes(one.scope)))
      return `${fact.name} by ${fact.actor}, whose mandate did not hold at ${fact.at}`;
    const role = organActs[fact.name];
    const grants = register.grants.filter((one) => one.staff === fact.actor);
    const organ = specs(log).find((spec) => spec.case === (fact.data as { case?: string }).case)?.organ;
    const isHeld = grants.some((one) => role?.includes(one.role) && one.organ === organ && holds(one, fact.at));
    if (role && grants.length > 0 && !isHeld) return `${fact.name} by ${fact.actor}, whose power did not hold then`;
    return coveredThen(log, fact);
  });
};

/** Acts of an organ and the roles of which one is needed. */
const organActs: Partial<Record<FactName, readonly string[]>> = {
  examined: ['reviewer'],
  'survey-recorded': ['inspector', 'reviewer'],
  'limit-extended': ['approver'],
  'case-decided': ['approver'],
};

/** A task that was given to a colleague is answered by another on a day of that colleague's absence only. */
const coveredThen = (log: Log, fact: MatterFact): string | undefined => {
  if (fact.name !== 'examined' && fact.name !== 'survey-recorded') return undefined;
  const given = pick(log, 'task-assigned').findLast((one) => one.data.task === fact.data.task && one.seq < fact.seq);
  const to = given?.data.to ?? fact.actor;
  const today = legalDay(fact.at);
  const isAway = log.register?.absences.some(
    (one) => one.staff === to && one.cover === fact.actor && one.from <= today && today <= one.until,
  );
  return to === fact.actor || isAway ? undefined : `${fact.actor} answered for ${to}, who was not away on ${today}`;
};

/** 22 */
const authority: Invariant = (log) =>
  first(log.facts, (fact) => {
    const {
      case: id,
      decidedBy,
      elsewhere,
    } = fact.data as { case?: string; decidedBy?: string | null; elsewhere?: unknown };
    const need =
      fact.name === 'case-decided' && decidedBy !== null && elsewhere === null
        ? (['approver', true] as const)
        : needs[fact.name];
    const actor = log.actors.get(fact.actor);
    if (!need || !actor) return undefined;
    const organ = specs(log).find((spec) => spec.case === id)?.organ;
    const also = { inspector: 'reviewer', applicant: 'agent' }[need[0]];
    const isAble = actor.roles.some((role) => role === need[0] || role === also);
    return isAble && (!need[1] || actor.organ === organ)
      ? undefined
      : `${id}: ${fact.name} by ${fact.actor}, who holds no such power`;
  });

/** 24 */
const materials: Invariant = (log) =>
  first(pick(log, 'case-decided'), (decided) => {
    const spec = specs(log).find((one) => one.case === decided.data.case);
    const given = new Map<string, string>();
    for (const fact of log.facts.filter((one) => one.seq < decided.seq)) {
      const papers =
        fact.name === 'matter-received' || fact.name === 'correction-supplied'
          ? fact.data.materials
          : fact.name === 'material-supplied'
            ? [fact.data.given]
            : fact.name === 'corrected-on-spot' && fact.data.given !== null
              ? [fact.data.given]
              : [];
      for (const paper of papers) if (paper.sha256 !== null) given.set(paper.need, paper.sha256);
      if (fact.name === 'material-fetched') given.delete(fact.data.need);
      if (fact.name === 'material-fetched' && fact.data.sha256 !== null) given.set(fact.data.need, fact.data.sha256);
    }
    const wanted = [
      ...new Set(needsBefore(log.facts, spec, decided.seq).flatMap((need) => given.get(need) ?? [])),
    ].toSorted();
    return JSON.stringify(wanted) === JSON.stringify(decided.data.materials)
      ? undefined
      : `${decided.data.case}: the decision names other documents than were there`;
  });

/** An obligation that begins with what its condition waited for, also after the result went out. */
const isOwedByEvent = (log: Log, fact: MatterFact): boolean =>
  fact.name === 'obligation-opened' &&
  pick(log, 'condition-event-recorded').some(
    (one) => one.data.obligation === fact.data.obligation && one.seq < fact.seq,
  );

/** 25, first half: somebody holds every open case, and a closed one takes nothing but what may follow. */
const held: Invariant = (log) =>
  first(Object.values(log.state.cases), (one) => {
    if (
      [
        'closed',
        'not-accepted',
        'withdrawn',
        'lapsed',
        'voided',
        'dropped',
        'received',
        'decided',
        'delivered',
      ].includes(one.status)
    )
      return undefined;
    const isAwaited = one.ahead && one.spec.waits.some((wait) => !log.state.cases[wait.case]?.decision);
    const isHeld =
      isAwaited ||
      Object.values(one.tasks).some((task) => task.state === 'open') ||
      one.spec.tasks.some((task) => task.waits.some((wait) => 'case' in wait && !log.state.cases[wait.case]?.decision));
    return isHeld ? undefined : `${one.spec.case} is ${one.status} and nobody has anything to do`;
  }) ??
  first(
    log.facts.filter((fact) => ends.includes(fact.name)),
    (end) => {
      const later = about(log, (end.data as { case: string }).case).find(
        (fact) =>
          fact.seq > end.seq &&
          ![
            'notice-served',
            'obligation-closed',
            'obligation-overdue',
            'obligation-breached',
            'condition-event-recorded',
            'note-added',
            'supervisor-told',
            'supervisor-acknowledged',
            'material-supplied',
            'certificate-entered',
            'promise-reminded',
            'handling-opened',
            'defence-stated',
            'handling-decided',
            'handling-closed',
            'decision-revoked',
            'breach-repaired',
          ].includes(fact.name) &&
          !isOwedByEvent(log, fact),
      );
      return later ? `${later.name} after the end of its case` : undefined;
    },
  );

/** Number in the list -> check. */
export const invariants: Readonly<Record<number, Invariant>> = {
  1: (log) => path(log) ?? pinned(log),
  2: (log) => noticeBeforeMove(log) ?? whoMayStillSpeak(log),
  3: askOnce,
  4: clock,
  5: (log) => suspension(log) ?? stepsEnd(log),
  6: (log) => deadline(log) ?? onlyDaysToCome(log),
  7: (log) => deemed(log) ?? deemedJointly(log),
  8: (log) => decision(log) ?? together(log),
  9: (log) => fourEyes(log) ?? presiders(log) ?? otherPerson(log),
  10: complete,
  11: certificate,
  20: gapless,
  21: replay,
  22: (log) => authority(log) ?? reach(log) ?? onItsDay(log),
  24: materials,
  25: held,
};

/** The first of these invariants that a log breaks, with its number; undefined when all of them hold. */
export function firstBroken(log: Log, numbers: readonly number[]): string | undefined {
  for (const number of numbers) {
    const sentence = invariants[number]?.(log);
    if (sentence) return `${number}: ${sentence}`;
  }
  return undefined;
}
