/**
 * Tolerance and commitment (matters.md section 3): what was agreed at hand-in, who may sign it, the reminder, and the one thing that happens by
 * itself after the due day: what has not been handed over is withheld.
 */
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import { isStatute } from '../../../catalogue/pure.ts';
import type { Acting } from '../../access.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import type { TermSpec } from '../../facts/relief.ts';
import { caseOf, isEnded, type CaseState, type MatterState } from '../../state.ts';
import { type Obligation } from '../../state/ledger.ts';
import { missingNeeds } from '../../state/papers.ts';
import type { Relief } from '../../state/relief.ts';
import { issue } from '../notices.ts';
import { onCase, onMatter, refuse, type Context, type Draft } from '../scene.ts';

/** How many working days before the due day the reminder goes out. */
const remindBefore = 3;

/** Variants that bind on a promise and therefore need the district's document. */
const bound: ReadonlySet<TermSpec['variant']> = new Set(['B', 'C', 'F']);

/** Why these terms cannot be agreed at all: the planner does not offer them, and the engine takes nobody's word for it. */
export function termsRefused(
  terms: readonly TermSpec[],
  cases: readonly CaseSpec[],
  { credit, onSafetyList }: { credit: 'good' | 'unrepaired-breach'; onSafetyList: ReadonlySet<string> },
): Refusal | undefined {
  if (terms.length > 0 && credit !== 'good') return refuse('credit-not-repaired');
  const keyNeeds = new Set(cases.flatMap((one) => one.needs.flatMap((need) => (need.key ? [need.need] : []))));
  const safety = terms.find((one) => bound.has(one.variant) && onSafetyList.has(one.case));
  if (safety) return refuse('promise-for-safety', { case: safety.case });
  const statutory = terms.find((one) => one.need === null && bound.has(one.variant) && isSetByStatute(cases, one.case));
  if (statutory) return refuse('promise-for-statute', { case: statutory.case });
  const key = terms.find((one) => one.variant !== 'by-law' && one.need !== null && keyNeeds.has(one.need));
  if (key) return refuse('key-material-not-tolerated', { need: key.need });
  const off = terms.find((one) => bound.has(one.variant) && one.document === null);
  return off ? refuse('variant-not-switched-on', { variant: off.variant }) : undefined;
}

/** The whole item stands on a statute: then only the law's own commitment may take the place of its check (variant F never). */
const isSetByStatute = (cases: readonly CaseSpec[], id: string): boolean =>
  cases.some((one) => one.case === id && one.basis.some((basis) => isStatute(basis.law)));

/** Writes the terms down, opens what is owed, and takes the signatures that came with the hand-in itself. */
export function agree(
  draft: Draft,
  context: Context,
  terms: readonly TermSpec[],
  signed: readonly string[] = [],
): void {
  for (const [index, term] of terms.entries()) {
    const relief = `r${index + 1}`;
    draft.add('relief-agreed', { relief, case: term.case, term });
    if (term.issues !== 'never') owe(draft, context, term);
    const isOwnHand = context.actor.kind === 'person' && context.actor.onBehalfOf === undefined;
    if (term.promise && term.signer === 'self' && isOwnHand && signed.includes(term.textVersion))
      sign(draft, context, relief, { capacity: 'in-person', authorisation: null, signature: null });
  }
}

/** A paper that is owed, with its day. What will be checked after the decision is owed by the decision (`settleDecision`). */
function owe(draft: Draft, context: Context, term: TermSpec): void {
  const { need } = term;
  if (need === null || term.materials === 'condition' || draft.state.ledger.materials[need]) return;
  draft.add('obligation-opened', {
    obligation: `o${Object.keys(draft.state.ledger.obligations).length + 1}`,
    case: term.case,
    need,
    mechanism: term.promise && term.materials === 'unavailable' ? 'commit' : 'tolerate',
    kind: 'supply',
    due: context.almanac.due(term.within, context.today),
    within: term.within,
    text: term.text.zh,
    breach: term.breach,
    withholds: term.issues === 'after-closure',
  });
}

/** The terms of a case. */
export const reliefsOf = (state: MatterState, id: string): readonly (readonly [string, Relief])[] =>
  Object.entries(state.ledger.reliefs ?? {}).filter(([, one]) => one.case === id);

/** Promises on which a case rests and that nobody has signed. */
const unsigned = (state: MatterState, id: string): readonly string[] =>
  reliefsOf(state, id).flatMap(([relief, one]) => (one.promise && one.signedBy === undefined ? [relief] : []));

/** A case that rests on a promise goes no further before it is signed. */
export function promiseStillUnsigned(state: MatterState, one: CaseState): Refusal | undefined {
  const open = unsigned(state, one.spec.case);
  return open.length > 0 ? refuse('commitment-not-signed', { reliefs: [...open] }) : undefined;
}

const openPromises = (state: MatterState): readonly string[] =>
  Object.values(state.cases).flatMap((one) => (isEnded(one) ? [] : unsigned(state, one.spec.case)));

/** Why this person cannot sign in this capacity; the paper that the capacity needs is asked for by name. */
function maySign(
  relief: Relief,
  actor: Acting,
  body: { capacity: 'in-person' | 'agent' | 'guardian'; authorisation?: string; signature?: string },
): Refusal | undefined {
  if (relief.signer === 'guardian' && body.capacity !== 'guardian') return refuse('guardian-must-sign');
  if (relief.signer === 'self' && body.capacity === 'guardian') return refuse('no-guardian-needed');
  if (body.capacity !== 'in-person' && body.authorisation === undefined) return refuse('written-authorisation-needed');
  if (actor.kind === 'staff') {
    if (body.capacity === 'agent') return refuse('government-agent-never-signs');
    return body.signature === undefined ? refuse('own-signature-needed') : undefined;
  }
  const isForAnother = actor.onBehalfOf !== undefined;
  return isForAnother && body.capacity === 'in-person' ? refuse('written-authorisation-needed') : undefined;
}

export const signCommitment = onMatter<'sign-commitment'>({
  possible: ({ state }) => (openPromises(state).length > 0 ? undefined : refuse('no-commitment-open')),
  decide: ({ body, draft, context }) => {
    const relief = lookUp(draft.state.ledger.reliefs, body.relief);
    if (!relief?.promise) return refuse('commitment-not-found');
    if (relief.signedBy !== undefined) return refuse('commitment-already-signed');
    if (isEnded(caseOf(draft.state, relief.case))) return refuse('case-ended');
    if (relief.textVersion !== body.textVersion) return refuse('commitment-text-changed');
    const refusal = maySign(relief, context.actor, body);
    if (refusal) return refusal;
    sign(draft, context, body.relief, {
      capacity: body.capacity,
      authorisation: body.authorisation ?? null,
      signature: body.signature ?? null,
    });
    return undefined;
  },
});

function sign(
  draft: Draft,
  context: Context,
  id: string,
  how: { capacity: 'in-person' | 'agent' | 'guardian'; authorisation: string | null; signature: string | null },
): void {
  const relief = draft.state.ledger.reliefs?.[id];
  const one = relief ? draft.state.cases[relief.case] : undefined;
  if (!relief || !one) return;
  const { actor } = context;
  const by = actor.kind === 'staff' ? draft.state.head.applicant : actor.id;
  const notice = issue(draft, context, paperOf(relief), [one], {
    promised: relief.text.zh,
    textVersion: relief.textVersion,
    number: one.number,
  });
  draft.add('commitment-signed', {
    relief: id,
    case: relief.case,
    textVersion: relief.textVersion,
    by,
    notice,
    ...how,
  });
}

/** 告知承诺书 where the promise stands in place of a condition, 容缺受理承诺书 where a paper is owed (field reference 2.4). */
const paperOf = ({ need, variant }: Relief): 'commitment' | 'tolerance-promise' =>
  need === null || variant === 'F' || variant === 'by-law' ? 'commitment' : 'tolerance-promise';

/** Papers that stop the acceptance, all of which may be missing for a review in advance. */
const gapsOf = (state: MatterState, one: CaseState): readonly string[] => missingNeeds(state, one, ['intake']);
const mayBeMissing = (state: MatterState, one: CaseState): ReadonlySet<string> =>
  new Set(
    reliefsOf(state, one.spec.case).flatMap(([, each]) => (each.variant === 'E' && each.need ? [each.need] : [])),
  );

/** 容缺预审: an opinion before acceptance. The papers are still asked for, and nothing else begins. */
export const preReview = onCase<'pre-review'>({
  possible: ({ state, one }) => {
    if (one.status !== 'received') return refuse('case-not-in-intake', { status: one.status });
    const gaps = gapsOf(state, one);
    if (gaps.length === 0) return refuse('nothing-missing');
    const allowed = mayBeMissing(state, one);
    const strange = gaps.filter((need) => !allowed.has(need));
    return strange.length > 0 ? refuse('not-for-pre-review', { needs: strange }) : undefined;
  },
  decide: ({ state, one, body, draft, context }) => {
    draft.add('pre-reviewed', {
      case: one.spec.case,
      gaps: [...gapsOf(state, one)],
      opinion: body.opinion,
      text: body.text,
      by: context.actor.id,
    });
    return undefined;
  },
});

/** The reminder before the day, and on the day after it the record that it passed and that what is left here stays here. Nothing else. */
export function lookAtPromises(draft: Draft, context: Context): void {
  for (const [obligation, each] of Object.entries(draft.state.ledger.obligations)) {
    if (each.state !== 'open') continue;
    if (!each.isReminded && context.today > context.almanac.before(each.due.on, remindBefore))
      draft.add('promise-reminded', {
        obligation,
        case: each.case,
        due: each.due.on,
        whom: each.kind === 'supply' ? 'applicant' : 'organ',
      });
    if (context.today <= each.due.on) continue;
    draft.add('obligation-overdue', { obligation, dueOn: each.due.on });
    if (each.kind === 'supply' && isStillHere(draft.state, each))
      draft.add('result-withheld', { obligation, case: each.case, since: context.today });
  }
}

/** The days on which a promise may bring something: the reminder and the day itself. */
export const promiseDays = (each: Obligation, almanac: Context['almanac']): readonly string[] =>
  each.state !== 'open' ? [] : each.isReminded ? [each.due.on] : [almanac.before(each.due.on, remindBefore)];

const isStillHere = (state: MatterState, each: Obligation): boolean => {
  const one = state.cases[each.case];
  return one !== undefined && !isEnded(one) && one.status !== 'delivered';
};

/** Whether a promise holds the result back: agreed so, or broken while the result is still here. */
export const withholds = (each: Obligation): boolean =>
  each.state !== 'closed' && (each.withholds || (each.kind === 'supply' && each.state !== 'open'));
