/** Handing over, leaving, voiding; and the small things that are recorded beside: visits, notes, the word to the supervisor. */
import { mayDeliver } from './consequences.ts';
import { issue } from './notices.ts';
import { onCase, onMatter, refuse, type Draft } from './scene.ts';
import { isEnded, isGranted } from '../state.ts';

const nextVisit = (draft: Draft): string => `v${draft.state.ledger.visits.length + 1}`;

export const recordVisit = onMatter<'record-visit'>({
  possible: ({ state }) => (state.head.status === 'running' ? undefined : refuse('matter-complete', 'look-at-the-matter')),
  decide: ({ body, draft }) => {
    draft.add('visit-recorded', { visit: nextVisit(draft), site: body.site, purpose: body.purpose, note: body.note ?? null });
    return undefined;
  },
});

export const withdrawCase = onCase<'withdraw-case'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-decided', 'look-at-the-case') : undefined),
  decide: ({ one, body, draft, context }) => {
    issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number });
    draft.add('case-withdrawn', { case: one.spec.case, reasons: body.reasons ?? null });
    return undefined;
  },
});

export const deliverResult = onCase<'deliver-result'>({
  possible: ({ state, one }) => {
    if (!one.decision || one.status !== 'decided') return refuse('nothing-to-deliver', 'wait-for-the-decision');
    return mayDeliver(state, one) || hasOnlyPaperDecision(state, one.spec.case) ? undefined : refuse('result-not-ready', 'wait-for-the-certificate');
  },
  decide: ({ one, body, draft, context }) => {
    const inPerson = body.way === 'window';
    if (body.sameVisitAs !== undefined && !draft.state.ledger.visits.some((each) => each.visit === body.sameVisitAs)) return refuse('visit-not-found', 'look-at-the-matter', undefined, 404);
    const visit = inPerson ? (body.sameVisitAs ?? nextVisit(draft)) : null;
    if (inPerson && body.sameVisitAs === undefined) draft.add('visit-recorded', { visit: visit as string, site: body.site ?? draft.state.head.site ?? 'unknown', purpose: 'pick-up', note: null });
    for (const [notice, each] of Object.entries(draft.state.ledger.notices)) {
      const isOfCase = each.cases.includes(one.spec.case) && !each.isServed;
      if (isOfCase) draft.add('notice-served', { notice, way: inPerson ? 'direct' : body.way === 'courier' ? 'post' : 'entrusted', at: context.now, evidence: body.receivedBy ?? null });
    }
    if (!mayDeliver(draft.state, one)) return refuse('result-not-ready', 'wait-for-the-certificate');
    draft.add('result-delivered', { case: one.spec.case, way: body.way, visit, receivedBy: body.receivedBy ?? null });
    return undefined;
  },
});

/** The paper decision is itself handed over now: its service is this very act. */
const hasOnlyPaperDecision = (state: Draft['state'], id: string): boolean => {
  const served = { ...state, ledger: { ...state.ledger, notices: Object.fromEntries(Object.entries(state.ledger.notices).map(([key, each]) => [key, { ...each, isServed: true }])) } };
  const one = state.cases[id];
  return one !== undefined && mayDeliver(served, one);
};

export const enterCertificate = onCase<'enter-certificate'>({
  possible: ({ one }) => (isGranted(one) ? undefined : refuse('case-not-granted', 'look-at-the-case')),
  decide: ({ one, body, draft }) => {
    const held = one.certificates.find((each) => each.type === body.type);
    if (held) return held.identifier === body.identifier ? undefined : refuse('certificate-already-entered', 'look-at-the-case');
    if (!one.spec.outputs.includes(body.type)) return refuse('certificate-not-of-this-case', 'look-at-the-case', { type: body.type });
    draft.add('certificate-entered', { case: one.spec.case, type: body.type, number: body.number, identifier: body.identifier });
    return undefined;
  },
});

export const proposeVoid = onCase<'propose-void'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended', 'look-at-the-case') : one.voidProposedBy === undefined ? undefined : refuse('void-already-proposed', 'a-second-person-confirms')),
  decide: ({ one, body, draft, context }) => {
    draft.add('void-proposed', { case: one.spec.case, reasons: body.reasons, by: context.actor.id });
    return undefined;
  },
});

export const confirmVoid = onCase<'confirm-void'>({
  possible: ({ one }, actor) => {
    if (one.voidProposedBy === undefined || isEnded(one) || one.decision) return refuse('void-not-proposed', 'look-at-the-case');
    return one.voidProposedBy === actor.id ? refuse('same-person-proposed', 'a-second-person-confirms', undefined, 403) : undefined;
  },
  decide: ({ one, draft, context }) => {
    issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number, inError: true });
    draft.add('case-voided', { case: one.spec.case, reasons: 'received in error', proposedBy: one.voidProposedBy as string, confirmedBy: context.actor.id });
    return undefined;
  },
});

export const addNote = onMatter<'add-note'>({
  possible: () => undefined,
  decide: ({ body, draft }) => {
    if (!draft.state.cases[body.case]) return refuse('case-not-found', 'look-at-the-matter', undefined, 404);
    draft.add('note-added', { case: body.case, text: body.text });
    return undefined;
  },
});

export const tellSupervisor = onCase<'tell-supervisor'>({
  possible: ({ one }) => (isGranted(one) ? undefined : refuse('case-not-granted', 'look-at-the-case')),
  decide: ({ one, draft }) => {
    if (one.spec.supervisor !== null && !one.isSupervisorTold) draft.add('supervisor-told', { case: one.spec.case, supervisor: one.spec.supervisor });
    return undefined;
  },
});
