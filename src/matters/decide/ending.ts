/** Handing over, leaving, voiding; and the small things that are recorded beside: visits, notes, the word to the supervisor. */
import { lookUp } from '../../platform/pure.ts';
import { hasOnlyPaperDecision, mayDeliver } from './consequences.ts';
import { issue } from './notices.ts';
import { onCase, onMatter, refuse, type Draft } from './scene.ts';
import { isElsewhere } from '../access.ts';
import { isEnded, isGranted } from '../state.ts';

const nextVisit = (draft: Draft): string => `v${draft.state.ledger.visits.length + 1}`;

export const recordVisit = onMatter<'record-visit'>({
  possible: ({ state }) => (state.head.status === 'running' ? undefined : refuse('matter-complete')),
  decide: ({ body, draft, context }) => {
    if (isElsewhere(context.actor, body.site)) return refuse('another-site', { site: body.site });
    if (body.sameVisitAs !== undefined && !draft.state.ledger.visits.some((each) => each.visit === body.sameVisitAs))
      return refuse('visit-not-found');
    const visit = body.sameVisitAs ?? nextVisit(draft);
    if (body.sameVisitAs === undefined)
      draft.add('visit-recorded', { visit, site: body.site, purpose: body.purpose, note: body.note ?? null });
    if (body.window !== undefined)
      draft.add('counter-visited', { visit, window: body.window, handedOver: body.purpose === 'hand-in' });
    return undefined;
  },
});

export const withdrawCase = onCase<'withdraw-case'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-decided') : undefined),
  decide: ({ one, body, draft, context }) => {
    issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number });
    draft.add('case-withdrawn', { case: one.spec.case, reasons: body.reasons ?? null });
    return undefined;
  },
});

export const deliverResult = onCase<'deliver-result'>({
  possible: ({ state, one }) => {
    if (!one.decision || one.status !== 'decided') return refuse('nothing-to-deliver');
    return mayDeliver(state, one) || hasOnlyPaperDecision(state, one.spec.case)
      ? undefined
      : refuse('result-not-ready');
  },
  decide: ({ one, body, draft, context }) => {
    const inPerson = body.way === 'window';
    const { pickUpSite, site: receivedAt } = draft.state.head;
    const site = body.site ?? pickUpSite ?? receivedAt ?? context.actor.site ?? 'unknown';
    if (inPerson && isElsewhere(context.actor, site)) return refuse('another-site', { site });
    if (body.sameVisitAs !== undefined && !draft.state.ledger.visits.some((each) => each.visit === body.sameVisitAs))
      return refuse('visit-not-found');
    const visit = inPerson ? (body.sameVisitAs ?? nextVisit(draft)) : null;
    if (inPerson && body.sameVisitAs === undefined)
      draft.add('visit-recorded', {
        visit: visit as string,
        site,
        purpose: 'pick-up',
        note: null,
      });
    if (inPerson && body.window !== undefined)
      draft.add('counter-visited', { visit: visit as string, window: body.window, handedOver: false });
    for (const [notice, each] of Object.entries(draft.state.ledger.notices)) {
      const isOfCase = each.cases.includes(one.spec.case) && !each.isServed;
      if (isOfCase)
        draft.add('notice-served', {
          notice,
          way: inPerson ? 'direct' : body.way === 'courier' ? 'post' : 'entrusted',
          at: context.now,
          evidence: body.receivedBy ?? null,
        });
    }
    if (!mayDeliver(draft.state, one)) return refuse('result-not-ready');
    draft.add('result-delivered', { case: one.spec.case, way: body.way, visit, receivedBy: body.receivedBy ?? null });
    return undefined;
  },
});

export const enterCertificate = onCase<'enter-certificate'>({
  possible: ({ one }) => (isGranted(one) ? undefined : refuse('case-not-granted')),
  decide: ({ one, body, draft, context }) => {
    const held = one.certificates.find((each) => each.type === body.type);
    if (held) return held.identifier === body.identifier ? undefined : refuse('certificate-already-entered');
    if (!one.spec.outputs.includes(body.type)) return refuse('certificate-not-of-this-case', { type: body.type });
    draft.add('certificate-entered', {
      case: one.spec.case,
      type: body.type,
      number: body.number,
      identifier: body.identifier,
    });
    if (body.seal)
      draft.add('seal-used', {
        notice: null,
        document: 'certificate',
        number: body.number,
        organ: body.seal.organ,
        kind: body.seal.kind,
        form: body.seal.form,
        letter: body.seal.letter,
        letterNumber: body.seal.number,
        about: [one.spec.case],
        by: context.actor.id,
      });
    return undefined;
  },
});

export const proposeVoid = onCase<'propose-void'>({
  possible: ({ one }) =>
    isEnded(one) || one.decision
      ? refuse('case-ended')
      : one.voidProposedBy === undefined
        ? undefined
        : refuse('void-already-proposed'),
  decide: ({ one, body, draft, context }) => {
    draft.add('void-proposed', { case: one.spec.case, reasons: body.reasons, by: context.actor.id });
    return undefined;
  },
});

export const confirmVoid = onCase<'confirm-void'>({
  possible: ({ one }, actor) => {
    if (one.voidProposedBy === undefined || isEnded(one) || one.decision) return refuse('void-not-proposed');
    return one.voidProposedBy === actor.id ? refuse('same-person-proposed') : undefined;
  },
  decide: ({ one, draft, context }) => {
    issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number, inError: true });
    draft.add('case-voided', {
      case: one.spec.case,
      reasons: 'received in error',
      proposedBy: one.voidProposedBy as string,
      confirmedBy: context.actor.id,
    });
    return undefined;
  },
});

export const addNote = onMatter<'add-note'>({
  possible: () => undefined,
  decide: ({ body, draft }) => {
    if (!lookUp(draft.state.cases, body.case)) return refuse('case-not-found');
    draft.add('note-added', { case: body.case, text: body.text });
    return undefined;
  },
});

export const tellSupervisor = onCase<'tell-supervisor'>({
  possible: ({ one }) => (isGranted(one) ? undefined : refuse('case-not-granted')),
  decide: ({ one, draft }) => {
    if (one.spec.supervisor !== null && !one.isSupervisorTold)
      draft.add('supervisor-told', { case: one.spec.case, supervisor: one.spec.supervisor });
    return undefined;
  },
});

/** The supervising department says that it has taken the result over; until then the page shows it as told only. */
export const acknowledgeSupervision = onCase<'acknowledge-supervision'>({
  possible: ({ one }) =>
    one.isSupervisorTold !== true
      ? refuse('supervisor-not-told')
      : one.isSupervisorAware === true
        ? refuse('already-acknowledged')
        : undefined,
  decide: ({ one, draft, context }) => {
    draft.add('supervisor-acknowledged', {
      case: one.spec.case,
      supervisor: one.spec.supervisor as string,
      by: context.actor.id,
    });
    return undefined;
  },
});
