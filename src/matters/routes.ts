/** The room's doors over HTTP: thin, each with its policy. */
import type { ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { covers, type People } from '../people/index.ts';
import { causeOf, isRefusal, type Actor, type App, type House, type JsonValue, type Cause } from '../platform/index.ts';
import { maySee } from './access.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { breakGlass } from './looks/break-glass.ts';
import { takeFromBudget } from './payments/budgets.ts';
import { currentCatalogue } from '../catalogue/index.ts';
import { permittedActions } from './decide.ts';
import { commands, internal, type Command, type CommandName } from './commands.ts';
import { handOverTasks } from './desk/hand-over-tasks.ts';
import { enterOutage, handIn } from './hand-in/hand-in.ts';
import { deskRoutes } from './desk/routes.ts';
import { editionRoutes } from './editions/routes.ts';
import { cellOf } from './ids.ts';
import { fileRoutes } from './routes/files.ts';
import { fillBack } from './jobs.ts';
import { liveFacts } from './routes/live.ts';
import { noticePdf } from './notices/notice-paper.ts';
import { acting, perform, readState } from './perform.ts';
import { planFor } from './hand-in/plan-for.ts';
import { isSignedBy, registryOf, RegistryResult } from './external/registry-client.ts';
import { takeHour } from './slots/choose.ts';
import { areaRoutes } from './area/routes.ts';
import { slotRoutes } from './slots/routes.ts';
import * as shape from './schema.ts';
import { sealRoutes } from './seals/routes.ts';
import { previewOf, replanFor } from './replan/preview.ts';
import { viewMatter } from './view/matter-view.ts';
import { unmaskApplicant } from './looks/unmask.ts';
import { viewReceipt } from './view/receipt.ts';
import { searchCases } from './desk/search.ts';
import { listTasks } from './desk/tasks.ts';

export function routes(app: App, house: House): void {
  planRoute(app, house);
  handInRoutes(app, house);
  outageRoute(app, house);
  handOverRoute(app, house);
  readRoutes(app, house);
  for (const name of Object.keys(commands) as CommandName[]) if (!internal.has(name)) commandRoute(app, house, name);
  previewRoute(app, house);
  slotRoutes(app, house);
  areaRoutes(app, house);
  callbackRoute(app, house);
  calendarRoutes(app, house);
  editionRoutes(app, house);
  sealRoutes(app, house);
  deskRoutes(app, house);
}

/** What a changed fact or another edition would bring, before anybody records it. */
function previewRoute(app: App, house: House): void {
  app.post(
    '/api/matters/:id/replan-preview',
    {
      config: { policy: 'matters.replan-preview', idempotent: false },
      schema: { params: shape.IdParams, body: shape.PreviewBody, response: { 200: shape.Preview } },
    },
    async (request) => (await previewOf(house, request.actor, request.params.id, request.body)) as never,
  );
}

function planRoute(app: App, house: House): void {
  app.post(
    '/api/plans',
    {
      config: { policy: 'matters.plan', idempotent: false },
      schema: { body: shape.PlanBody, response: { 200: shape.PlanReply } },
    },
    async (request) => {
      const { theme, answers = {}, without = [] } = request.body;
      const { actor } = request;
      const own = actor.onBehalfOf ?? (actor.kind === 'person' ? actor.id : undefined);
      const person = covers(actor, theme) ? own : undefined;
      const planned = await planFor(house, {
        theme,
        answers: answers as Record<string, JsonValue>,
        without,
        ...(person === undefined ? {} : { person }),
      });
      return (isRefusal(planned) ? planned : planned.plan) as never;
    },
  );
}

function handInRoutes(app: App, house: House): void {
  app.post(
    '/api/matters',
    {
      config: { policy: 'matters.hand-in' },
      schema: { body: shape.HandInBody, response: { 201: shape.HandedIn } },
    },
    async (request, reply) => {
      const cause = causeOf(request);
      const done = await handIn(house, request.actor, request.body, cause satisfies Cause);
      if (isRefusal(done)) return done as never;
      if (request.body.draft !== undefined)
        await house.room<People>('people').markHandedIn(request.body.draft, done.matterId, `hand-in:${done.matterId}`);
      void reply.code(201);
      return done;
    },
  );
}

/** All open work of one person to another. */
function handOverRoute(app: App, house: House): void {
  app.post(
    '/api/tasks/hand-over',
    {
      config: { policy: 'matters.hand-over-tasks' },
      schema: { body: shape.HandOverBody, response: { 200: shape.TasksHandedOver } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await handOverTasks(house, request.actor, request.body, cause)) as never;
    },
  );
}

/** Entered afterwards in one go: each slip is told apart, so that one that is refused holds up no other. */
function outageRoute(app: App, house: House): void {
  app.post(
    '/api/matters/outage',
    {
      config: { policy: 'matters.outage' },
      schema: { body: shape.OutageBody, response: { 200: shape.OutageEntered } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await enterOutage(house, request.actor, request.body, cause)) as never;
    },
  );
}

function readRoutes(app: App, house: House): void {
  const read = { policy: 'matters.read' };
  app.get(
    '/api/matters',
    {
      config: { policy: 'matters.mine' },
      schema: {
        querystring: shape.MatterListQuery,
        response: { 200: shape.MatterList },
      },
    },
    async (request) => {
      const { before, limit = 20 } = request.query;
      const [, receivedAt, matterId] = /^([^|]+)\|(.+)$/.exec(before ?? '') ?? [];
      const after =
        receivedAt !== undefined && matterId !== undefined && !Number.isNaN(Date.parse(receivedAt))
          ? { receivedAt, matterId }
          : undefined;
      const found = await house
        .room<People>('people')
        .mattersOf(request.actor.onBehalfOf ?? request.actor.id, after, limit + 1);
      const page = await covered(house, request.actor, found.slice(0, limit));
      const last = found.slice(0, limit).at(-1);
      return {
        matters: page.map((one) => ({ ...one })),
        next: found.length > limit && last ? `${last.receivedAt}|${last.matterId}` : null,
      };
    },
  );
  app.get(
    '/api/matters/:id',
    {
      config: read,
      schema: { params: shape.IdParams, response: { 200: shape.MatterView } },
    },
    async (request) => (await viewMatter(house, request.actor, request.params.id)) as never,
  );
  app.get(
    '/api/matters/:id/receipt',
    {
      config: read,
      schema: { params: shape.IdParams, response: { 200: shape.Receipt } },
    },
    async (request) => (await viewReceipt(house, request.actor, request.params.id)) as never,
  );
  app.get(
    '/api/matters/search',
    {
      config: { policy: 'matters.tasks' },
      schema: {
        querystring: shape.SearchQuery,
        response: { 200: shape.SearchResult },
      },
    },
    (request) => searchCases(house, request.actor, request.query),
  );
  app.get(
    '/api/tasks',
    {
      config: { policy: 'matters.tasks' },
      schema: {
        querystring: shape.TaskListQuery,
        response: { 200: shape.TaskList },
      },
    },
    async (request) => {
      const organs = Object.keys((await currentCatalogue(house)).organs);
      return await listTasks(house, request.actor, request.query, organs);
    },
  );
  app.post(
    '/api/matters/:id/break-glass',
    {
      config: { policy: 'matters.break-glass' },
      schema: { params: shape.IdParams, body: shape.ReasonBody, response: { 200: shape.MatterView } },
    },
    async (request) =>
      (await breakGlass(house, request.actor, request.params.id, {
        reason: request.body.reason,
        cause: causeOf(request).idempotencyKey,
      })) as never,
  );
  app.post(
    '/api/matters/:id/unmask',
    {
      config: { policy: 'matters.unmask' },
      schema: { params: shape.IdParams, body: shape.ReasonBody, response: { 200: shape.Unmasked } },
    },
    async (request) =>
      (await unmaskApplicant(house, request.actor, request.params.id, {
        reason: request.body.reason,
        cause: causeOf(request).idempotencyKey,
      })) as never,
  );
  liveRoute(app, house);
  fileRoutes(app, house);
  noticeRoute(app, house);
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

function liveRoute(app: App, house: House): void {
  app.get(
    '/api/matters/:id/live',
    { config: { policy: 'matters.read' }, schema: { params: shape.IdParams } },
    async (request, reply) => {
      const found = await readState(house.db, request.params.id);
      const cell = cellOf(request.params.id);
      if (!found || cell === undefined || maySee(found.state, acting(request.actor)) === 'none')
        return { refused: 'matter-not-found' } as never;
      const seen = Number(request.headers['last-event-id'] ?? found.state.head.seq);
      reply.hijack();
      liveFacts(
        house,
        {
          cell,
          matterId: request.params.id,
          after: Number.isInteger(seen) && seen >= 0 ? seen : found.state.head.seq,
        },
        reply.raw as ServerResponse,
      );
      return reply as never;
    },
  );
}

const NoticeParams = Type.Object({
  id: shape.IdParams.properties.id,
  notice: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
});

/** A notice as PDF, the same bytes each time. */
function noticeRoute(app: App, house: House): void {
  app.get(
    '/api/matters/:id/notices/:notice/pdf',
    { config: { policy: 'matters.read' }, schema: { params: NoticeParams } },
    async (request, reply) => {
      const { id, notice } = request.params;
      const bytes = await noticePdf(house, request.actor, id, notice);
      if (isRefusal(bytes)) return bytes as never;
      void reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="${id}-${notice}.pdf"`)
        .header('cache-control', 'no-store');
      return reply.send(Buffer.from(bytes)) as never;
    },
  );
}

function commandRoute(app: App, house: House, name: CommandName): void {
  app.post(
    `/api/matters/:id/${name}`,
    {
      config: { policy: `matters.${name}` },
      schema: {
        params: shape.IdParams,
        body: commands[name],
        response: { 200: shape.Done },
      },
    },
    async (request) => {
      const cause = causeOf(request);
      const { id } = request.params as { id: string };
      const command = { name, body: request.body } as Command;
      const replanned = await replanFor(house, id, command, request.actor);
      if (replanned && isRefusal(replanned)) return replanned as never;
      if (command.name === 'order-payment' && (await mayOrder(house, id, command.body.case, request.actor))) {
        const short = await takeFromBudget(house, id, command.body.case);
        if (short) return short as never;
      }
      if (command.name === 'book-visit') {
        const full = await takeHour(house, request.actor, id, command.body);
        if (full) return full as never;
      }
      return (await perform(house, id, command, request.actor, cause, replanned)) as never;
    },
  );
}

/** Nothing is taken from a budget for an order that would be refused anyway. */
async function mayOrder(house: House, id: string, one: string, actor: Actor): Promise<boolean> {
  const found = await readState(house.db, id);
  const actions = found ? permittedActions(found.state, acting(actor)) : [];
  return actions.some((each) => each.command === 'order-payment' && each.case === one);
}

/** The other system's word. Signed over the exact bytes; told twice it is one result. */
function callbackRoute(app: App, house: House): void {
  app.post(
    '/api/external/registration/callback',
    {
      config: { policy: 'matters.callback', idempotent: false },
      schema: {
        body: Type.Object({ payload: Type.String({ maxLength: 4000 }) }),
        response: { 200: Type.Object({ recorded: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { payload } = request.body;
      const { secret } = registryOf(house);
      const signature = request.headers['x-signature'];
      if (secret === '' || !isSignedBy(secret, payload, typeof signature === 'string' ? signature : undefined))
        return { refused: 'not-permitted' } as never;
      const result: unknown = parse(payload);
      if (!Value.Check(RegistryResult, result)) return { refused: 'request-invalid' } as never;
      return { recorded: await fillBack(house, result, 'push') };
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
