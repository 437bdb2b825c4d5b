/** The applicant's right to speak before a decision that weighs on them (陈述申辩, Licensing Law art. 7 and 36): told in writing, with the facts and until when. */
import { runs } from './clocks.ts';
import { daysToTell } from '../clock/days-told.ts';
import { issue } from './notices.ts';
import { onCase } from './scene.ts';

export const tellStatementRight = onCase<'tell-statement-right'>({
  possible: ({ one }) => runs(one),
  decide: ({ one, body, draft, context }) => {
    const until = context.almanac.due(body.within, context.today);
    issue(draft, context, 'statement-right', [one], {
      reasons: body.reasons,
      ...daysToTell({ until }),
      number: one.number,
    });
    return undefined;
  },
});
