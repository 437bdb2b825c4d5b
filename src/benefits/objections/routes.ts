/** Public notices and objections over HTTP: read and objected to by anybody, answered by the organ whose notice it is. */
import { currentCatalogue } from '../../catalogue/index.ts';
import type { Matters, PublicNotice } from '../../matters/index.ts';
import { causeOf, doors, isRefusal, type Actor, type App, type House } from '../../platform/index.ts';
import { answerObjection, enterObjection, idOf, numberOf, objectionState } from './perform.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const pageSize = 20;

export function objectionRoutes(app: App, house: House): void {
  noticeRoutes(app, house);
  deskRoutes(app, house);
}

function noticeRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'benefits.notices';
  const perMinute = house.config.checkLimit;
  const params = shape.NoticeParams;
  get('/api/public-notices', { policy, query: shape.NoticeQuery, reply: shape.NoticeList }, async ({ query }) => {
    const { notices, next } = await house.room<Matters>('matters').publicNotices(query);
    return { notices: notices.map(shownOf), next };
  });
  get('/api/public-notices/:notice', { policy, params, reply: shape.NoticeView }, async (request) => {
    const found = await house.room<Matters>('matters').publicNotice(request.params.notice);
    return found ? shownOf(found) : { refused: 'notice-not-standing' };
  });
  post(
    '/api/public-notices/:notice/objections',
    { policy: 'benefits.object', perMinute, params, body: shape.ObjectionBody, reply: shape.ObjectionEntered },
    async (request) => {
      const id = await enterObjection(house, request.params.notice, request.body, causeOf(request));
      return isRefusal(id) ? id : { number: numberOf(id) };
    },
  );
  get(
    '/api/objections/status',
    { policy, perMinute, query: shape.NumberQuery, reply: shape.ObjectionStatus },
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
  const { get, post } = doors(app);
  get(
    '/api/objections',
    { policy: 'benefits.objections', query: shape.DeskQuery, reply: shape.ObjectionList },
    (request) => listFor(house, request.actor, request.query),
  );
  post(
    '/api/objections/:objection/answer',
    {
      policy: 'benefits.answer-objection',
      params: shape.ObjectionParams,
      body: shape.AnswerBody,
      reply: shape.AnswerDone,
    },
    async (request) => {
      const id = await answerObjection(house, request.params.objection, request.actor, request.body, causeOf(request));
      return isRefusal(id) ? id : { objection: id };
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
