/** Public notices and objections over HTTP: read and objected to by anybody, answered by the organ whose notice it is. */
import { currentCatalogue } from '../../catalogue/index.ts';
import type { Matters, PublicNotice } from '../../matters/index.ts';
import { causeOf, isRefusal, type Actor, type App, type House } from '../../platform/index.ts';
import { answerObjection, enterObjection, idOf, numberOf, objectionState } from './perform.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const pageSize = 20;

export function objectionRoutes(app: App, house: House): void {
  noticeRoutes(app, house);
  deskRoutes(app, house);
}

function noticeRoutes(app: App, house: House): void {
  const read = { policy: 'benefits.notices' };
  const limited = { max: house.config.checkLimit, timeWindow: '1 minute' };
  app.get(
    '/api/public-notices',
    { config: read, schema: { querystring: shape.NoticeQuery, response: { 200: shape.NoticeList } } },
    async ({ query }) => {
      const { notices, next } = await house.room<Matters>('matters').publicNotices(query);
      return { notices: notices.map(shownOf), next };
    },
  );
  app.get(
    '/api/public-notices/:notice',
    { config: read, schema: { params: shape.NoticeParams, response: { 200: shape.NoticeView } } },
    async ({ params }) => {
      const found = await house.room<Matters>('matters').publicNotice(params.notice);
      return (found ? shownOf(found) : { refused: 'notice-not-standing' }) as never;
    },
  );
  app.post(
    '/api/public-notices/:notice/objections',
    {
      config: { policy: 'benefits.object', rateLimit: limited },
      schema: { params: shape.NoticeParams, body: shape.ObjectionBody, response: { 200: shape.ObjectionEntered } },
    },
    async (request) => {
      const id = await enterObjection(house, request.params.notice, request.body, causeOf(request));
      return (isRefusal(id) ? id : { number: numberOf(id) }) as never;
    },
  );
  app.get(
    '/api/objections/status',
    {
      config: { ...read, rateLimit: limited },
      schema: { querystring: shape.NumberQuery, response: { 200: shape.ObjectionStatus } },
    },
    ({ query }) => statusOf(house, query.number),
  );
}

/** What anybody may read: not in which matter it stands. */
const shownOf = ({ matterId: _m, case: _c, title: _t, organ: _o, ...shown }: PublicNotice): shape.NoticeView => shown;

async function statusOf(house: House, number: string): Promise<shape.ObjectionStatus> {
  const found = await objectionState(house, idOf(number) ?? '');
  if (!found) return { found: false, itemName: null, organName: null, state: null, upheld: null, answer: null };
  const { entered, answered } = found;
  return {
    found: true,
    itemName: entered.itemName,
    organName: (await currentCatalogue(house)).organs[entered.organ]?.name ?? null,
    state: answered ? 'answered' : 'open',
    upheld: answered?.upheld ?? null,
    answer: answered?.answer ?? null,
  };
}

function deskRoutes(app: App, house: House): void {
  app.get(
    '/api/objections',
    {
      config: { policy: 'benefits.objections' },
      schema: { querystring: shape.DeskQuery, response: { 200: shape.ObjectionList } },
    },
    (request) => listFor(house, request.actor, request.query),
  );
  app.post(
    '/api/objections/:objection/answer',
    {
      config: { policy: 'benefits.answer-objection' },
      schema: { params: shape.ObjectionParams, body: shape.AnswerBody, response: { 200: shape.AnswerDone } },
    },
    async (request) => {
      const id = await answerObjection(house, request.params.objection, request.actor, request.body, causeOf(request));
      return (isRefusal(id) ? id : { objection: id }) as never;
    },
  );
}

async function listFor(
  house: House,
  { organ }: Actor,
  { state = 'open', after = '' }: { readonly state?: 'open' | 'answered'; readonly after?: string },
): Promise<shape.ObjectionList> {
  const found = await Promise.all(
    house.shards.cell.map((cell) =>
      house.db.read<{ objection_id: string; entered_at: Date }>(store.ofOrgan, [
        cell,
        organ ?? '',
        state,
        after,
        pageSize + 1,
      ]),
    ),
  );
  const rows = found.flat().toSorted((a, b) => (a.objection_id < b.objection_id ? -1 : 1));
  const shown = rows.slice(0, pageSize);
  const objections = await Promise.all(shown.map((row) => rowOf(house, row.objection_id, row.entered_at)));
  return {
    objections: objections.flatMap((one) => one ?? []),
    next: rows.length > pageSize ? (shown.at(-1)?.objection_id ?? null) : null,
  };
}

async function rowOf(
  house: House,
  id: string,
  at: Date,
): Promise<shape.ObjectionList['objections'][number] | undefined> {
  const found = await objectionState(house, id);
  if (!found) return undefined;
  const { entered, answered } = found;
  const said = entered.said as unknown as Partial<Record<'name' | 'contact' | 'reason', string>>;
  return {
    objection: id,
    number: numberOf(id),
    itemName: entered.itemName,
    matterId: entered.matter,
    at: at.toISOString(),
    name: said.name ?? null,
    contact: said.contact ?? null,
    reason: said.reason ?? null,
    upheld: answered?.upheld ?? null,
    answer: answered?.answer ?? null,
  };
}
