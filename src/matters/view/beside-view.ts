/** What runs beside a case: hearing, third parties, wishes that somebody keep out, supervision afterwards. */
import type { CaseView } from '../schema.ts';
import { isGranted, type CaseState, type Hearing } from '../state.ts';
import { last } from './last.ts';
import type { Seen } from './seen.ts';

type Besides = Pick<CaseView, 'hearing' | 'statement' | 'thirdParties' | 'recusals' | 'supervision'>;

/** The parts of the case's view. Words that a fact holds are read from the fact. */
export function besides({ facts, names }: Seen, one: CaseState): Besides {
  const { spec, hearing } = one;
  const interests = new Map(
    facts.flatMap((fact) =>
      fact.name === 'third-party-told' && fact.data.case === spec.case ? [[fact.data.party, fact.data.interest]] : [],
    ),
  );
  const wishes = new Map(
    facts.flatMap((fact) =>
      fact.name === 'recusal-applied' && fact.data.case === spec.case ? [[fact.data.application, fact.data.whom]] : [],
    ),
  );
  const answers = new Map(
    facts.flatMap((fact) =>
      fact.name === 'recusal-decided' && fact.data.case === spec.case ? [[fact.data.application, fact.data]] : [],
    ),
  );
  return {
    hearing: hearing
      ? {
          applyUntil: hearing.applyUntil ?? null,
          isWanted: hearing.isWanted ?? null,
          holdBy: hearing.holdBy?.on ?? null,
          calledFor: hearing.calledFor ?? null,
          place: last(facts, 'hearing-called', spec.case)?.place ?? null,
          presiderName: hearing.presider === undefined ? null : names.staff(hearing.presider),
          isWantedByApplicant: askedByApplicant(hearing),
          isOver: hearing.isOver === true,
          heldOn: hearing.heldOn ?? null,
          transcript: hearing.transcript ?? null,
        }
      : null,
    statement: one.statement ? { until: one.statement.until.on, isMade: one.statement.isMade } : null,
    thirdParties: Object.entries(one.thirdParties ?? {}).map(([party, each]) => ({
      party,
      interest: interests.get(party) ?? party,
      until: each.until.on,
      isHeard: each.isHeard,
    })),
    recusals: (one.recusals ?? []).map((each) => {
      const decided = answers.get(each.id);
      return {
        application: each.id,
        whom: wishes.get(each.id) ?? each.id,
        isDecided: each.isDecided,
        isGranted: decided?.granted ?? null,
        reasons: decided?.reasons ?? null,
      };
    }),
    supervision:
      spec.supervisor !== null && isGranted(one)
        ? { organ: spec.supervisor, organName: names.organ(spec.supervisor), state: toldState(one) }
        : null,
  };
}

/** What the applicant answered; a hearing that the organ holds by itself (article 46) was asked for by nobody. */
const askedByApplicant = ({ answers, isOwnMotion, isWanted }: Hearing): boolean | null =>
  (answers ? answers.applicant : isOwnMotion ? undefined : isWanted) ?? null;

const toldState = (one: CaseState) => (one.isSupervisorAware ? 'acknowledged' : one.isSupervisorTold ? 'told' : 'due');
