/** Sealing: every document that takes a seal gets it under a letter in force. Staff are refused without one; what came about by itself waits. */
import type { Refusal } from '../../platform/pure.ts';
import { sealOfDocument } from '../seal-kinds.ts';
import type { Acting } from '../access.ts';
import type { MatterState } from '../state.ts';
import type { NoticeState } from '../state/ledger.ts';
import { onMatter, refuse, type Context, type Draft } from './scene.ts';

/** Seals a notice that was just issued, or records that it waits for its seal. */
export function sealNotice(
  draft: Draft,
  context: Context,
  issued: {
    readonly notice: string;
    readonly kind: string;
    readonly organ: string | null;
    readonly cases: readonly string[];
  },
): void {
  const kind = sealOfDocument(issued.kind);
  if (kind === 'none') return;
  const { notice } = issued;
  const items = issued.cases.flatMap((id) => draft.state.cases[id]?.spec.item ?? []);
  const asked = { organ: issued.organ, kind, document: issued.kind, on: context.today, items };
  const found = context.seals.letterFor(asked);
  const organ = context.seals.organOf(issued.organ);
  const line = { notice, document: issued.kind, organ, kind, about: [...issued.cases] };
  if (typeof found === 'string') draft.add('seal-awaited', { ...line, why: found });
  else
    draft.add('seal-used', {
      ...line,
      number: null,
      form: found.form,
      letter: found.letter,
      letterNumber: found.number,
      by: context.actor.id,
    });
}

/** Staff seal or do not act: a document that they issue and may not seal refuses the whole command. */
export function sealsInTheWay(draft: Draft, { actor }: Context): Refusal | undefined {
  if (actor.kind !== 'staff') return undefined;
  const awaited = draft.facts.find((one) => one.name === 'seal-awaited');
  if (awaited?.name !== 'seal-awaited') return undefined;
  const { organ, kind, document, why } = awaited.data;
  return refuse(why === 'no-letter' ? 'seal-not-authorised' : 'seal-letter-ended', { organ, kind, document });
}

/** Notices that wait for the seal of the actor's organ. */
const awaited = (state: MatterState, actor: Acting): readonly (readonly [string, NoticeState])[] =>
  Object.entries(state.ledger.notices).filter(([, one]) => one.awaitsSeal?.organ === actor.organ);

/** `seal-document`: what had come about without a seal gets it, once there is a letter. */
export const sealAwaited = onMatter<'seal-document'>({
  possible: ({ state }, actor) => (awaited(state, actor).length > 0 ? undefined : refuse('nothing-to-seal')),
  decide: ({ body, draft, context }) => {
    const [notice, one] = awaited(draft.state, context.actor).find(([id]) => id === body.notice) ?? [];
    if (notice === undefined || !one) return refuse('nothing-to-seal', { notice: body.notice });
    sealNotice(draft, context, {
      notice,
      kind: one.kind,
      organ: one.awaitsSeal?.organ ?? null,
      cases: one.cases,
    });
    return undefined;
  },
});
