/** What each fact changes of the whole matter: head and ledger. What it changes of a case is in case.ts. */
import { legalDay } from '../../calendar/index.ts';
import { jointEvolvers } from './joint.ts';
import { reliefEvolvers } from './relief.ts';
import { visitEvolvers } from './visits.ts';
import type { FactData, FactName, MatterFact } from '../facts.ts';
import type { Given } from '../shapes.ts';
import type { CaseState, MatterState } from '../state.ts';
import type { Counted, Ledger, NoticeState } from '../state/ledger.ts';
import { head, ledger, patch, type Evolver } from './change.ts';
import { openCase, withoutWaits } from './opening.ts';

/** Fact name -> change of head and ledger. */
export const wholeMatter: { readonly [N in FactName]?: Evolver<N> } = {
  'receipt-issued': (state, data) => head(state, { number: data.number }),
  'visit-recorded': (state, data) =>
    head(ledger(state, { visits: [...state.ledger.visits, { visit: data.visit, site: data.site }] }), {
      visits: state.head.visits + 1,
    }),
  'case-opened': (state, data, fact) => openCase(state, data, fact),
  'case-dropped': (state, data) => withoutWaits(state, data.case),
  'plan-changed': (state, data) => head(state, { catalogue: data.to }),
  'edition-taken': (state, data) => head(state, { catalogue: data.to }),
  'case-received': (state, data, fact) => patch(state, data.case, (one) => ({ ...one, receivedOn: legalDay(fact.at) })),
  'material-fetched': (state, data) =>
    ledger(state, {
      materials: {
        ...state.ledger.materials,
        [data.need]: {
          need: data.need,
          material: data.from,
          way: 'registry',
          sha256: data.sha256,
          reference: data.reference,
        },
      },
    }),
  'corrected-on-spot': (state, data, fact) => (data.given === null ? state : giveAll(state, [data.given], fact)),
  'delivery-chosen': (state, data) =>
    head(state, { delivery: data.way, ...(data.site === null ? {} : { pickUpSite: data.site }) }),
  'material-supplied': (state, data, fact) => giveAll(state, [data.given], fact),
  'correction-notified': (state, data, fact) =>
    ledger(state, {
      corrections: [
        ...state.ledger.corrections,
        {
          notice: data.notice,
          nth: data.nth,
          cases: [...new Set(data.defects.map((defect) => defect.case))],
          needs: [...new Set(data.defects.map((defect) => defect.need))],
          until: data.until,
          ...countedFrom(fact, data.within),
          isSupplied: false,
        },
      ],
    }),
  'correction-supplied': (state, data, fact) =>
    ledger(giveAll(state, data.materials, fact), {
      corrections: state.ledger.corrections.map((one) =>
        one.notice === data.notice ? { ...one, isSupplied: true, suppliedOn: legalDay(fact.at) } : one,
      ),
    }),
  'violation-recorded': (state) => head(state, { violations: state.head.violations + 1 }),
  'obligation-opened': (state, data, fact) => {
    const { obligation, need, text: _text, breach: _breach, within, ...rest } = data;
    const counted = countedFrom(fact, within);
    return obligations(state, obligation, { ...rest, ...counted, ...(need === null ? {} : { need }), state: 'open' });
  },
  'obligation-closed': (state, data) => moveObligation(state, data.obligation, 'closed'),
  'obligation-overdue': (state, data) => moveObligation(state, data.obligation, 'overdue'),
  'obligation-breached': (state, data) => moveObligation(state, data.obligation, 'breached'),
  'dates-made-firm': (state, data, fact) =>
    ledger(withTaskDues(state, data.tasks ?? [], fact), {
      corrections: state.ledger.corrections.map((each) => {
        const until = data.corrections.find((one) => one.notice === each.notice)?.until;
        return until ? { ...each, until } : each;
      }),
      obligations: Object.fromEntries(
        Object.entries(state.ledger.obligations).map(([id, each]) => {
          const due = data.obligations.find((one) => one.obligation === id)?.due;
          return [id, due ? { ...each, due } : each];
        }),
      ),
    }),
  'survey-scheduled': (state, data) =>
    data.joint === null
      ? state
      : joint(state, data.joint, { tasks: data.tasks, scheduledAt: data.at, isCompleted: false }),
  'joint-completed': (state, data) =>
    joint(state, data.joint, { ...state.ledger.joints[data.joint], tasks: data.tasks, isCompleted: true }),
  'papers-handed-over': (state, { sheet, organ, cases, papers }) =>
    ledger(state, {
      handOvers: { ...state.ledger.handOvers, [sheet]: { organ, cases, papers, isTaken: false } },
    }),
  'papers-taken': (state, { sheet }) => {
    const one = state.ledger.handOvers?.[sheet];
    return one
      ? ledger(state, { handOvers: { ...state.ledger.handOvers, [sheet]: { ...one, isTaken: true } } })
      : state;
  },
  'matter-completed': (state, _data, fact) => head(state, { status: 'complete', completedAt: fact.at }),
  'notice-issued': (state, data, fact) =>
    ledger(state, {
      notices: {
        ...state.ledger.notices,
        [data.notice]: {
          kind: data.kind,
          number: data.number,
          cases: data.cases,
          isServed: false,
          seq: fact.seq,
          ...toldTo(data.content),
        },
      },
    }),
  'notice-served': (state, data) => notice(state, data.notice, (one) => ({ ...one, isServed: true })),
  'condition-set': (state, { condition, ...set }) =>
    ledger(state, { conditions: { ...state.ledger.conditions, [condition]: set } }),
  'condition-event-recorded': (state, { condition, obligation }) => {
    const set = state.ledger.conditions?.[condition];
    return set
      ? ledger(state, { conditions: { ...state.ledger.conditions, [condition]: { ...set, obligation } } })
      : state;
  },
  'seal-awaited': (state, data) =>
    notice(state, data.notice, (one) => ({ ...one, awaitsSeal: { organ: data.organ, kind: data.kind } })),
  'seal-used': (state, data) =>
    data.notice === null ? state : notice(state, data.notice, ({ awaitsSeal: _sealed, ...one }) => one),
  ...reliefEvolvers,
  ...jointEvolvers,
  ...visitEvolvers,
};

function notice(state: MatterState, id: string, change: (one: NoticeState) => NoticeState): MatterState {
  const one = state.ledger.notices[id];
  return one ? ledger(state, { notices: { ...state.ledger.notices, [id]: change(one) } }) : state;
}

const countedFrom = (fact: MatterFact, within: Counted['within'] | undefined): { readonly counted?: Counted } =>
  within === undefined ? {} : { counted: { from: legalDay(fact.at), within } };

function withTaskDues(
  state: MatterState,
  dues: NonNullable<FactData<'dates-made-firm'>['tasks']>,
  fact: MatterFact,
): MatterState {
  return dues.reduce(
    (before, { task, due }) =>
      patch(before, task.slice(0, task.indexOf('.')), (one) => {
        const hot = one.tasks[task];
        return hot ? { ...one, tasks: { ...one.tasks, [task]: { ...hot, due, version: fact.seq } } } : one;
      }),
    state,
  );
}

/** New papers; verdicts on the old ones are gone, and whoever looked at a case before must look again. */
function giveAll(state: MatterState, given: readonly Given[], fact: MatterFact): MatterState {
  const needs = new Set(given.map((one) => one.need));
  const next = ledger(state, {
    materials: { ...state.ledger.materials, ...Object.fromEntries(given.map((one) => [one.need, one])) },
  });
  const touched = Object.values(next.cases).filter((one) => one.spec.needs.some((need) => needs.has(need.need)));
  return touched.reduce(
    (before, one) =>
      patch(before, one.spec.case, (each) => ({ ...each, version: fact.seq, checks: without(each.checks, needs) })),
    next,
  );
}

const without = (checks: CaseState['checks'], needs: ReadonlySet<string>): CaseState['checks'] =>
  Object.fromEntries(Object.entries(checks).filter(([need]) => !needs.has(need)));

const obligations = (state: MatterState, id: string, one: Ledger['obligations'][string]): MatterState =>
  ledger(state, { obligations: { ...state.ledger.obligations, [id]: one } });

function moveObligation(state: MatterState, id: string, to: 'closed' | 'overdue' | 'breached'): MatterState {
  const one = state.ledger.obligations[id];
  return one ? obligations(state, id, { ...one, state: to }) : state;
}

const joint = (state: MatterState, id: string, one: Ledger['joints'][string]): MatterState =>
  ledger(state, { joints: { ...state.ledger.joints, [id]: one } });

/** Of a notice's content, what the rules ask later. */
function toldTo({ to, within }: Readonly<Record<string, unknown>>): Pick<NoticeState, 'to' | 'within'> {
  return {
    ...(to === 'third-party' ? { to } : {}),
    ...(typeof within === 'object' && within !== null ? { within: within as NonNullable<NoticeState['within']> } : {}),
  };
}
