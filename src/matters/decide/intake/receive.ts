/** Handing in: the one act that begins a matter. The receipt is immediate; nothing is refused here that can be put right later. */
import type { CaseSpec } from '../../facts/opening.ts';
import type { TermSpec } from '../../facts/relief.ts';
import type { FactData } from '../../facts.ts';
import type { Refusal } from '../../../platform/pure.ts';
import { isGivenByOthers } from '../../state/papers.ts';
import { consequences } from '../consequences.ts';
import { issue, numberOf } from '../notices.ts';
import { agree, termsRefused } from '../relief/relief.ts';
import { draftOn, refuse, type Context, type Draft } from '../scene.ts';

export interface HandIn {
  readonly received: FactData<'matter-received'>;
  readonly cases: readonly CaseSpec[];
  /** The applicant is in the hall: the hand-in is a visit, and is counted. */
  readonly inPerson: boolean;
  /** The counter at which the papers were handed over, where the hall counts counters. */
  readonly window?: string;
  /** What stands in place of papers and checks, as the plan found it. */
  readonly terms?: readonly TermSpec[];
  /** Wordings that the applicant signed while handing in. */
  readonly signed?: readonly string[];
  /** Cases whose item stands on the published list of safety, fire, health and environment. */
  readonly onSafetyList?: readonly string[];
  readonly credit?: 'good' | 'unrepaired-breach';
}

/**
 * Receives a matter: receipt, cases, promises of later papers, the visit where there is one.
 * Refused: no case at all, a paper for a need that nobody has, an item whose commitment the credit rules close.
 */
export function receive(id: string, handIn: HandIn, context: Context, evidence?: string): Draft | Refusal {
  if (context.occurredAt !== undefined && context.occurredAt > context.now) return refuse('occurred-in-the-future');
  if (handIn.cases.length === 0) return refuse('nothing-to-handle');
  const needs = new Set(handIn.cases.flatMap((one) => one.needs.map((need) => need.need)));
  const stranger = handIn.received.materials.find((given) => !needs.has(given.need));
  if (stranger) return refuse('need-not-found', { need: stranger.need });
  const terms = handIn.terms ?? [];
  const refused = termsRefused(terms, handIn.cases, {
    credit: handIn.credit ?? 'good',
    onSafetyList: new Set(handIn.onSafetyList ?? []),
  });
  if (refused) return refused;
  const draft = draftOn(undefined, id, context);
  draft.add('matter-received', handIn.received);
  if (context.occurredAt !== undefined)
    draft.add('late-entry-recorded', { occurredAt: context.occurredAt, evidence: evidence ?? 'unnamed' });
  if (handIn.inPerson)
    draft.add('visit-recorded', {
      visit: 'v1',
      site: handIn.received.site ?? 'unknown',
      purpose: 'hand-in',
      note: null,
    });
  if (handIn.inPerson && handIn.window !== undefined)
    draft.add('counter-visited', { visit: 'v1', window: handIn.window, handedOver: true });
  for (const spec of handIn.cases) draft.add('case-opened', { number: numberOf('case'), spec });
  draft.add('receipt-issued', { number: numberOf('case'), at: context.now, lines: handIn.received.materials.length });
  const cases = Object.values(draft.state.cases);
  issue(draft, context, 'receipt', cases, {
    lines: handIn.received.materials.map((one) => ({
      need: one.need,
      material: one.material,
      sha256: one.sha256,
      ...(one.way === 'paper' ? { paper: one.reference } : {}),
    })),
  });
  const agreed = new Set(terms.map((one) => one.need));
  for (const one of cases) promise(draft, context, one.spec, agreed);
  agree(draft, context, terms, handIn.signed);
  consequences(draft, context);
  return draft;
}

/** Papers that may come later become obligations with a due date from the first second; those with terms of their own are owed by them. */
export function promise(
  draft: Draft,
  context: Context,
  spec: CaseSpec,
  agreed: ReadonlySet<string | null> = new Set(),
): void {
  for (const need of spec.needs) {
    const isGiven = draft.state.ledger.materials[need.need] !== undefined || isGivenByOthers(need.way);
    if (need.relief === null || need.relief.mechanism !== 'tolerate' || isGiven || agreed.has(need.need)) continue;
    draft.add('obligation-opened', {
      obligation: `o${Object.keys(draft.state.ledger.obligations).length + 1}`,
      case: spec.case,
      need: need.need,
      mechanism: 'tolerate',
      kind: 'supply',
      due: context.almanac.due(need.relief.due ?? spec.promised, context.today),
      within: need.relief.due ?? spec.promised,
      text: need.name.zh,
      breach: 'withhold',
      withholds: true,
    });
  }
}
