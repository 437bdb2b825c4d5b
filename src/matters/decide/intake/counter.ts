/** Paper between window and organ: handed over once, signed for by the organ, what is missing named (S088). */
import { lookUp } from '../../../platform/pure.ts';
import { isEnded, type CaseState, type MatterState } from '../../state.ts';
import { paperOf } from '../../state/papers.ts';
import { isElsewhere, type Acting } from '../../access.ts';
import { onMatter, refuse } from '../scene.ts';

/** Paper came over the counter: the window received the matter, or helped with it. */
export const isOnPaper = (state: MatterState): boolean =>
  state.head.channel === 'window' || state.head.channel === 'assisted';

/** Cases whose paper still lies at the window. */
const atWindow = (state: MatterState): readonly CaseState[] => {
  if (!isOnPaper(state)) return [];
  const gone = new Set(Object.values(state.ledger.handOvers ?? {}).flatMap((one) => one.cases));
  return Object.values(state.cases).filter((one) => !isEnded(one) && !gone.has(one.spec.case));
};

export const handOverPapers = onMatter<'hand-over-papers'>({
  possible: ({ state }) => (atWindow(state).length > 0 ? undefined : refuse('no-papers-at-window')),
  decide: ({ body, draft, context }) => {
    const { state } = draft;
    if (isElsewhere(context.actor, state.head.site)) return refuse('another-site', { site: state.head.site ?? '' });
    if (lookUp(state.ledger.handOvers, body.sheet)) return refuse('sheet-already-used', { sheet: body.sheet });
    const here = atWindow(state);
    const strange = body.cases.find((id) => !here.some((one) => one.spec.case === id));
    if (strange !== undefined) return refuse('no-papers-at-window', { case: strange });
    const cases = here.filter((one) => body.cases.includes(one.spec.case));
    if (cases.some((one) => one.spec.organ !== body.organ)) return refuse('sheet-of-another-organ');
    draft.add('papers-handed-over', {
      sheet: body.sheet,
      organ: body.organ,
      cases: cases.map((one) => one.spec.case),
      papers: cases.flatMap((one) => papersOf(state, one)),
    });
    return undefined;
  },
});

/** What is really there: paper, scanned at the counter or not. What organs hold is on no sheet. */
const papersOf = (state: MatterState, one: CaseState) =>
  one.spec.needs
    .filter((need) => ['upload', 'paper'].includes(paperOf(state, one, need.need)?.way ?? ''))
    .map((need) => ({ case: one.spec.case, need: need.need }));

const openSheets = (state: MatterState, actor: Acting) =>
  Object.entries(state.ledger.handOvers ?? {}).filter(([, one]) => !one.isTaken && one.organ === actor.organ);

export const takePapers = onMatter<'take-papers'>({
  possible: ({ state }, actor) => (openSheets(state, actor).length > 0 ? undefined : refuse('no-sheet-to-take')),
  decide: ({ body, draft, context }) => {
    const sheet = lookUp(draft.state.ledger.handOvers, body.sheet);
    if (!sheet || sheet.organ !== context.actor.organ) return refuse('no-sheet-to-take', { sheet: body.sheet });
    if (sheet.isTaken) return refuse('sheet-already-taken', { sheet: body.sheet });
    const missing = body.missing ?? [];
    const strange = missing.find(
      (each) => !sheet.papers.some((paper) => paper.case === each.case && paper.need === each.need),
    );
    if (strange) return refuse('need-not-found', { need: strange.need });
    draft.add('papers-taken', {
      sheet: body.sheet,
      organ: sheet.organ,
      cases: [...sheet.cases],
      missing,
      note: body.note ?? null,
    });
    return undefined;
  },
});
