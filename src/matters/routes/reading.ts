/** Reading: one's own list, one matter by who asks, its receipt, its notices, its progress; and what staff see only for a reason. */
import type { ServerResponse } from 'node:http';
import { Type } from 'typebox';
import type { People } from '../../people/index.ts';
import { causeOf, doors, isRefusal, type Actor, type App, type House } from '../../platform/index.ts';
import { maySee } from '../access.ts';
import { cellOf } from '../ids.ts';
import { breakGlass } from '../view/break-glass.ts';
import { unmaskApplicant } from '../looks/unmask.ts';
import { noticePdf } from '../notices/notice-paper.ts';
import { acting, readState } from '../perform.ts';
import * as shape from '../schema.ts';
import { publicHearings } from '../view/public-hearings.ts';
import { viewMatter } from '../view/matter-view.ts';
import { viewReceipt } from '../view/receipt.ts';
import { liveFacts } from './live.ts';

const policy = 'matters.read';
const params = shape.IdParams;

export function readingRoutes(app: App, house: House): void {
  const { get, download } = doors(app);
  get('/api/matters', { policy: 'matters.mine', query: shape.MatterListQuery, reply: shape.MatterList }, (request) =>
    mine(house, request.actor, request.query),
  );
  get('/api/matters/:id', { policy, params, reply: shape.MatterView }, (request) =>
    viewMatter(house, request.actor, request.params.id),
  );
  get('/api/matters/:id/receipt', { policy, params, reply: shape.Receipt }, (request) =>
    viewReceipt(house, request.actor, request.params.id),
  );
  download('/api/matters/:id/notices/:notice/pdf', { policy, params: NoticeParams }, async (request) => {
    const { id, notice } = request.params;
    const bytes = await noticePdf(house, request.actor, id, notice);
    return isRefusal(bytes) ? bytes : { name: `${id}-${notice}.pdf`, type: 'application/pdf', bytes };
  });
  get('/api/public-hearings', { policy: 'matters.hearings', reply: shape.HearingList }, () => publicHearings(house));
  reasonRoutes(app, house);
  liveRoute(app, house);
}

const NoticeParams = Type.Object({
  id: shape.IdParams.properties.id,
  notice: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
});

/** The actor's list, newest first; `before` is the cursor that the last page gave. */
async function mine(
  house: House,
  actor: Actor,
  { before, limit = 20 }: { readonly before?: string; readonly limit?: number },
) {
  const [, receivedAt, matterId] = /^([^|]+)\|(.+)$/.exec(before ?? '') ?? [];
  const after =
    receivedAt !== undefined && matterId !== undefined && !Number.isNaN(Date.parse(receivedAt))
      ? { receivedAt, matterId }
      : undefined;
  const found = await house.room<People>('people').mattersOf(actor.onBehalfOf ?? actor.id, after, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    matters: await covered(house, actor, page),
    next: found.length > limit && last ? `${last.receivedAt}|${last.matterId}` : null,
  };
}

/** The matters of a list that the actor may see: an agent's mandate may cover some of them only. */
async function covered<M extends { readonly matterId: string }>(
  house: House,
  actor: Actor,
  list: readonly M[],
): Promise<readonly M[]> {
  if (actor.scopes === undefined || actor.scopes.includes('*')) return list;
  const states = await Promise.all(list.map((one) => readState(house.db, one.matterId)));
  return list.filter(
    (_, index) => states[index] !== undefined && maySee(states[index].state, acting(actor)) !== 'none',
  );
}

/** What staff see only for a reason, which the person is told. */
function reasonRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const body = shape.ReasonBody;
  post(
    '/api/matters/:id/break-glass',
    { policy: 'matters.break-glass', params, body, reply: shape.MatterView },
    (request) =>
      breakGlass(house, request.actor, request.params.id, {
        reason: request.body.reason,
        cause: causeOf(request).idempotencyKey,
      }),
  );
  post('/api/matters/:id/unmask', { policy: 'matters.unmask', params, body, reply: shape.Unmasked }, (request) =>
    unmaskApplicant(house, request.actor, request.params.id, {
      reason: request.body.reason,
      cause: causeOf(request).idempotencyKey,
    }),
  );
}

function liveRoute(app: App, house: House): void {
  app.get('/api/matters/:id/live', { config: { policy }, schema: { params } }, async (request, reply) => {
    const found = await readState(house.db, request.params.id);
    const cell = cellOf(request.params.id);
    if (!found || cell === undefined || maySee(found.state, acting(request.actor)) === 'none')
      return { refused: 'matter-not-found' } as never;
    const { seq } = found.state.head;
    const seen = Number(request.headers['last-event-id'] ?? seq);
    const after = Number.isInteger(seen) && seen >= 0 ? seen : seq;
    reply.hijack();
    liveFacts(house, { cell, matterId: request.params.id, after }, reply.raw as ServerResponse);
    return reply as never;
  });
}
