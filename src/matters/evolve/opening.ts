/** How a matter begins, how a case is opened in it, and how one that is not needed leaves the others free. */
import { legalDay } from '../../calendar/index.ts';
import type { FactData, MatterFact } from '../facts.ts';
import type { CaseState, MatterState } from '../state.ts';
import { patch } from './change.ts';

/** The matter as it is handed in: no case yet. */
export function begin(data: FactData<'matter-received'>, fact: MatterFact, id: string): MatterState {
  const {
    theme,
    title,
    district,
    districtCode,
    districtName,
    catalogue,
    applicant,
    agent,
    channel,
    site,
    delivery,
    electronicService,
    promisedOn,
  } = data;
  return {
    head: {
      id,
      seq: fact.seq,
      theme,
      title,
      district,
      districtCode,
      districtName,
      catalogue,
      applicant,
      agent,
      channel,
      site,
      delivery,
      electronicService,
      promisedOn,
      receivedAt: fact.at,
      receivedOn: legalDay(fact.at),
      number: '',
      visits: 0,
      violations: 0,
      status: 'running',
    },
    ledger: {
      materials: Object.fromEntries(data.materials.map((one) => [one.need, one])),
      corrections: [],
      obligations: {},
      notices: {},
      joints: {},
      visits: [],
    },
    cases: {},
  };
}

/** One more case; one that waits for another's result is received when that is there. */
export function openCase(state: MatterState, data: FactData<'case-opened'>, fact: MatterFact): MatterState {
  const isWaiting = data.spec.waits.some((wait) => wait.gate === 'intake');
  const one: CaseState = {
    spec: data.spec,
    number: data.number,
    status: 'received',
    version: fact.seq,
    ...(isWaiting ? {} : { receivedOn: legalDay(fact.at) }),
    overdue: [],
    suspensions: [],
    tasks: Object.fromEntries(
      data.spec.tasks.map((task) => [task.task, { state: 'waiting' as const, version: fact.seq }]),
    ),
    checks: {},
    recused: [],
    certificates: [],
    ...(state.head.number === ''
      ? {}
      : { neededSince: Object.fromEntries(data.spec.needs.map((need) => [need.need, fact.seq])) }),
  };
  return { ...state, cases: { ...state.cases, [data.spec.case]: one } };
}

/** Nobody waits any longer for a case that is not needed. */
export function withoutWaits(state: MatterState, gone: string): MatterState {
  const freed = (one: CaseState): CaseState => ({
    ...one,
    spec: {
      ...one.spec,
      waits: one.spec.waits.filter((wait) => wait.case !== gone),
      tasks: one.spec.tasks.map((task) => ({
        ...task,
        waits: task.waits.filter((wait) => !('case' in wait) || wait.case !== gone),
      })),
    },
  });
  const waits = (one: CaseState): boolean =>
    one.spec.waits.some((wait) => wait.case === gone) ||
    one.spec.tasks.some((task) => task.waits.some((wait) => 'case' in wait && wait.case === gone));
  return Object.values(state.cases)
    .filter(waits)
    .reduce((next, one) => patch(next, one.spec.case, freed), state);
}
