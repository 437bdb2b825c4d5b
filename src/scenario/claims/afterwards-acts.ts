/** Acts around the plan: papers that come later or never, what follows a broken promise, a clock that stands still. */
import { accounts } from './cast.ts';
import type { Act } from './acts.ts';
import type { Doing, Hands } from './hands.ts';

/** The acts by name. */
export function afterwardsActs({ stage, send }: Hands): { readonly [K in Act['do']]?: Doing } {
  return {
    async supply(act, item, state, one) {
      if (state.ledger.materials[act.need ?? '']) return undefined;
      const need = one.spec.needs.find((each) => each.need === act.need);
      if (!need) return undefined;
      const sha256 = await stage.upload(accounts.applicant, need.materials[0] ?? need.need);
      return await send(accounts.applicant, item, 'supply-material', { case: one.spec.case, need: need.need, sha256 });
    },
    async breach(act, item, state, one) {
      const [obligation, owed] = owedBy(state.ledger.obligations, one.spec.case, act.need);
      if (owed === undefined || owed.state === 'closed' || owed.state === 'breached') return undefined;
      if (owed.state === 'open') return `${item}: the promise may still be kept`;
      return await send(accounts.examiner(one.spec.organ), item, 'breach-obligation', {
        obligation,
        finding: '承诺期限已过，材料未补交',
        putRightWithin: act.within,
      });
    },
    async handle(act, item, state, one) {
      const [obligation] = owedBy(state.ledger.obligations, one.spec.case, act.need);
      const open = Object.entries(state.ledger.handlings ?? {}).find(
        ([, each]) => each.obligation === obligation && each.state === 'open',
      );
      if (!open) return `${item}: no handling is open`;
      return await send(accounts.decider(one.spec.organ), item, 'decide-handling', {
        handling: open[0],
        outcome: act.outcome,
        reasons: '逾期未履行承诺',
      });
    },
    suspend: (_act, item, _state, one) =>
      send(accounts.examiner(one.spec.organ), item, 'suspend-clock', {
        case: one.spec.case,
        version: one.version,
        ground: 'expert-review',
        expected: { n: 20, unit: 'wd' },
        reasons: '需要专家论证',
      }),
    resume: (_act, item, _state, one) =>
      one.suspensions.some((each) => each.to === undefined)
        ? send(accounts.examiner(one.spec.organ), item, 'resume-clock', { case: one.spec.case, version: one.version })
        : Promise.resolve(undefined),
  };
}

type Obligations = Readonly<Record<string, { readonly case: string; readonly need?: string; readonly state: string }>>;

const owedBy = (obligations: Obligations, of: string, need: string | undefined) =>
  Object.entries(obligations).find(([, each]) => each.case === of && each.need === need) ?? (['', undefined] as const);
