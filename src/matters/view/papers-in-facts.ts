/** Papers that came into a matter by an act and not by its list of materials: photographs and signatures of a site check, opinions, defences, drawings. */
import { casesSeen, maySee, type Acting } from '../access.ts';
import { casesOf } from '../evolve.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';

/** The hashes that a fact names, without those that only the administration needs (an answer before the common conclusion). */
function hashesOf(fact: MatterFact): readonly (string | null)[] {
  switch (fact.name) {
    case 'survey-recorded':
    case 'findings-rechecked':
      return fact.data.photographs;
    case 'survey-evidence-recorded':
      return [...fact.data.photographs.map((one) => one.sha256), fact.data.signature?.sha256 ?? null];
    case 'joint-called':
    case 'joint-renewed':
      return [fact.data.version];
    case 'joint-concluded':
    case 'defence-stated':
    case 'statement-made':
    case 'step-recorded':
    case 'submission-assisted':
      return fact.data.documents;
    case 'joint-signed':
      return [fact.data.signature];
    case 'commitment-signed':
      return [fact.data.signature, fact.data.authorisation];
    default:
      return [];
  }
}

/** Facts of joint work name their activity only; its cases are those of the state. */
function casesAbout(state: MatterState, fact: MatterFact): readonly string[] {
  const { joint } = fact.data as { joint?: string };
  const activity = joint === undefined ? undefined : state.ledger.activities?.[joint];
  return activity ? activity.cases : casesOf(fact);
}

/** The hashes that the actor may open: of the whole matter, or of the cases in which their organ has a part. */
export function papersInFacts(state: MatterState, facts: readonly MatterFact[], actor: Acting): ReadonlySet<string> {
  const sees = maySee(state, actor);
  if (sees === 'none') return new Set();
  const own = new Set(casesSeen(state, actor).map((one) => one.spec.case));
  const seen = facts.filter((fact) => sees === 'whole' || casesAbout(state, fact).some((id) => own.has(id)));
  return new Set([...seen.flatMap(hashesOf), ...answersSeen(state, seen, actor)].filter((hash) => hash !== null));
}

/** What organs attached to their answers, for staff, once the common conclusion is there. */
const answersSeen = (state: MatterState, facts: readonly MatterFact[], actor: Acting): readonly string[] =>
  facts.flatMap((fact) =>
    fact.name === 'joint-answered' &&
    actor.kind === 'staff' &&
    (fact.data.organ === actor.organ || state.ledger.activities?.[fact.data.joint]?.state === 'concluded')
      ? fact.data.documents
      : [],
  );
