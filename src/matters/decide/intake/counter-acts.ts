/** What is settled at the counter without any notice: small errors put right at once, and how the result should be handed over. */
import { onCase, onMatter, refuse } from '../scene.ts';
import { isInIntake, settle } from './intake.ts';

/** What can be put right on the spot is allowed to be (art. 32 I 3): no notice, no second trip, only a record. */
export const correctOnSpot = onCase<'correct-on-spot'>({
  possible: ({ one }) => (isInIntake(one) ? undefined : refuse('case-not-in-intake', { status: one.status })),
  decide: ({ one, body, draft }) => {
    const need = one.spec.needs.find((each) => each.need === body.need);
    if (!need) return refuse('need-not-found', { need: body.need });
    const isThere = draft.state.ledger.materials[need.need] !== undefined || body.sha256 !== undefined;
    if (!isThere) return refuse('nothing-to-correct', { need: need.need });
    draft.add('corrected-on-spot', {
      case: one.spec.case,
      need: need.need,
      what: body.what,
      given:
        body.sha256 === undefined
          ? null
          : {
              need: need.need,
              material: need.materials[0] ?? need.need,
              way: 'upload',
              sha256: body.sha256,
              reference: null,
            },
    });
    if (body.sha256 !== undefined) settle(draft, need.need);
    return undefined;
  },
});

/** Received here, decided there, handed over elsewhere: three organs on one case, each seen in its own facts. */
export const chooseDelivery = onMatter<'choose-delivery'>({
  possible: ({ state }) =>
    Object.values(state.cases).some((one) => one.status !== 'delivered' && one.status !== 'closed') &&
    state.head.status === 'running'
      ? undefined
      : refuse('matter-complete'),
  decide: ({ body, draft }) => {
    if (body.way === 'window' && body.site === undefined) return refuse('site-missing');
    draft.add('delivery-chosen', { way: body.way, site: body.site ?? null });
    return undefined;
  },
});
