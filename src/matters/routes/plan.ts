/** What would it take, before anything is handed in; what would change, before anything is recorded. Both store nothing. */
import { covers } from '../../people/index.ts';
import { doors, isRefusal, type App, type House, type JsonValue } from '../../platform/index.ts';
import { planFor } from '../hand-in/plan-for.ts';
import { previewOf } from '../replan/preview.ts';
import * as shape from '../schema.ts';

export function planRoutes(app: App, house: House): void {
  const { post } = doors(app);
  post(
    '/api/plans',
    { policy: 'matters.plan', body: shape.PlanBody, reply: shape.PlanReply, idempotent: false },
    async ({ actor, body }) => {
      const { theme, answers = {}, without = [] } = body;
      const own = actor.onBehalfOf ?? (actor.kind === 'person' ? actor.id : undefined);
      const person = covers(actor, theme) ? own : undefined;
      const planned = await planFor(house, {
        theme,
        answers: answers as Record<string, JsonValue>,
        without,
        ...(person === undefined ? {} : { person }),
      });
      return isRefusal(planned) ? planned : planned.plan;
    },
  );
  post(
    '/api/matters/:id/replan-preview',
    {
      policy: 'matters.replan-preview',
      params: shape.IdParams,
      body: shape.PreviewBody,
      reply: shape.Preview,
      idempotent: false,
    },
    (request) => previewOf(house, request.actor, request.params.id, request.body),
  );
}
