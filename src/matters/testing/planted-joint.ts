/** Planted faults of joint work: engines that are wrong in one plausible way. */
import { isRefusal } from '../../platform/pure.ts';
import { decide } from '../decide.ts';
import { fact, type NewMatterFact } from '../facts.ts';
import type { CaseState, MatterState } from '../state.ts';
import type { Fault } from './planted.ts';

const each = (state: MatterState, change: (one: CaseState) => CaseState): MatterState => ({
  ...state,
  cases: Object.fromEntries(Object.entries(state.cases).map(([id, one]) => [id, change(one)])),
});
const without =
  (drop: (one: NewMatterFact) => boolean): NonNullable<Fault['decide']> =>
  (state, command, context) => {
    const done = decide(state, command, context);
    return isRefusal(done) ? done : { ...done, state: done.state, facts: done.facts.filter((one) => !drop(one)) };
  };
const seen =
  (look: (state: MatterState) => MatterState): NonNullable<Fault['decide']> =>
  (state, command, context) =>
    decide(look(state), command, context);

/** Faults that chance finds. */
export const jointFaults: readonly Fault[] = [
  {
    invariant: 7,
    what: 'silence and absence count although the item forbids it',
    decide: seen((state) => each(state, (one) => ({ ...one, spec: { ...one.spec, deemedConsent: true } }))),
  },
  {
    invariant: 7,
    what: 'the silent organ is charged nothing',
    decide: without((one) => one.name === 'violation-recorded' && one.data.rule === 'silence-on-opinion'),
  },
  {
    invariant: 10,
    what: 'joint work that ends one case ends the matter',
    decide: (state, command, context) => {
      const done = decide(state, command, context);
      const isEnd =
        !isRefusal(done) &&
        state.head.status === 'running' &&
        done.facts.some((one) => one.name === 'case-withdrawn' || one.name === 'case-closed') &&
        !done.facts.some((one) => one.name === 'matter-completed');
      return isEnd
        ? {
            ...done,
            state: done.state,
            facts: [...done.facts, fact('matter-completed', { cases: 1, granted: 0, visits: 0 })],
          }
        : done;
    },
  },
  {
    invariant: 7,
    what: 'an organ that was there is deemed absent',
    decide: seen((state) => ({
      ...state,
      ledger: {
        ...state.ledger,
        activities: Object.fromEntries(
          Object.entries(state.ledger.activities ?? {}).map(([id, one]) => [
            id,
            { ...one, attended: one.attended.slice(1) },
          ]),
        ),
      },
    })),
  },
];

/** What only somebody who acts beyond a mandate or a cover would find: engines that do not ask how far the power reaches. */
export const reachesTooFar: NonNullable<Fault['decide']> = (state, command, context) => {
  const { actor } = context;
  const everybody = Object.values(state.cases).flatMap((one) =>
    Object.values(one.tasks).flatMap((each) => each.assignee ?? []),
  );
  return decide(state, command, { ...context, actor: { ...actor, scopes: ['*'], covers: everybody } });
};

/** Too deep for chance: the engine that forgets who examined, for a directed play. */
export const forgetsTheExaminer: NonNullable<Fault['decide']> = seen((state) =>
  each(state, (one) => {
    if (!one.ahead) return one;
    const { examinedBy: _forgotten, ...ahead } = one.ahead;
    return { ...one, ahead };
  }),
);

/** Too deep for chance: any promise is as good as signed. */
export const takesWordsForSignatures: NonNullable<Fault['decide']> = seen((state) => ({
  ...state,
  ledger: {
    ...state.ledger,
    reliefs: Object.fromEntries(
      Object.entries(state.ledger.reliefs ?? {}).map(([id, one]) => [id, { ...one, signedBy: 'nobody' }]),
    ),
  },
}));

/** Too deep for chance: the conversion is on nobody's desk. */
export const losesTheConversion: NonNullable<Fault['decide']> = without(
  (one) => one.name === 'task-opened' && one.data.kind === 'convert',
);
