/** The applicant's right to speak before a decision that weighs on them (陈述申辩, Licensing Law art. 7 and 36): told in writing, with the facts and until when. */
import type { Refusal } from '../../../platform/pure.ts';
import type { CaseState } from '../../state.ts';
import { runs } from '../clocks.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { onCase, refuse } from '../scene.ts';

export const tellStatementRight = onCase<'tell-statement-right'>({
  possible: ({ one }) =>
    runs(one) ?? (one.statement && !one.statement.isMade ? refuse('statement-right-told') : undefined),
  decide: ({ one, body, draft, context }) => {
    const until = context.almanac.due(body.within, context.today);
    const notice = issue(draft, context, 'statement-right', [one], {
      reasons: body.reasons,
      within: body.within,
      ...daysToTell({ until }),
      number: one.number,
    });
    draft.add('statement-right-told', { case: one.spec.case, notice, until });
    return undefined;
  },
});

/** What the applicant says, on the page or at the window; said to the organ in any other way it is entered with evidence. */
export const makeStatement = onCase<'make-statement'>({
  possible: ({ one }) => runs(one) ?? (one.statement ? undefined : refuse('no-statement-open')),
  decide: ({ one, body, draft }) => {
    draft.add('statement-made', {
      case: one.spec.case,
      statement: body.statement ?? null,
      documents: body.documents ?? [],
    });
    return undefined;
  },
});

/** Nothing is decided while the applicant was told that they may still speak, and has not. */
export const statementInTheWay = ({ statement }: CaseState, today: string): Refusal | undefined =>
  statement && !statement.isMade && today <= statement.until.on
    ? refuse('applicant-may-speak', { until: statement.until.on })
    : undefined;
