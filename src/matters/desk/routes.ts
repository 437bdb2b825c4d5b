/** Doors of the workbench beside the matter itself: choices for its forms, the counter's day and registers. Thin, each with its policy. */
import { commandKey, isRefusal, type App, type House } from '../../platform/index.ts';
import { consultations, recordConsultation } from '../counter/consultations.ts';
import { closeDay, counterDay, sheetOf, sheetsToTake } from '../counter/counter.ts';
import * as outage from '../counter/outage-schema.ts';
import { listSlips, outages } from '../counter/outage-slips.ts';
import { filtersOf, keep } from './filters.ts';
import { giveOneTime, oneTimeList, oneTimePdf } from '../notices/one-time.ts';
import * as told from '../notices/one-time-schema.ts';
import { IdParams } from '../schema.ts';
import * as shape from './schema.ts';
import { colleagues } from './colleagues.ts';
import { similarDecisions } from './similar.ts';

export function deskRoutes(app: App, house: House): void {
  app.get(
    '/api/staff',
    {
      config: { policy: 'matters.colleagues' },
      schema: { querystring: shape.StaffQuery, response: { 200: shape.ColleagueList } },
    },
    async (request) => (await colleagues(house, request.actor, request.query.organ)) as never,
  );
  listRoutes(app, house);
  counterRoutes(app, house);
  consultationRoutes(app, house);
  outageRoutes(app, house);
  oneTimeRoutes(app, house);
}

function listRoutes(app: App, house: House): void {
  app.get(
    '/api/matters/:id/similar',
    {
      config: { policy: 'matters.similar' },
      schema: { params: IdParams, querystring: shape.SimilarQuery, response: { 200: shape.SimilarDecisions } },
    },
    async (request) => (await similarDecisions(house, request.actor, request.params.id, request.query.case)) as never,
  );
  app.get(
    '/api/filters',
    { config: { policy: 'matters.tasks' }, schema: { response: { 200: shape.FilterList } } },
    (request) => filtersOf(house, request.actor),
  );
  app.post(
    '/api/filters',
    { config: { policy: 'matters.tasks' }, schema: { body: shape.FilterBody, response: { 200: shape.Kept } } },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await keep(house, request.actor, request.body, key)) as never;
    },
  );
}

function counterRoutes(app: App, house: House): void {
  app.get(
    '/api/counter/day',
    {
      config: { policy: 'matters.counter' },
      schema: { querystring: shape.DayQuery, response: { 200: shape.CounterDay } },
    },
    (request) => counterDay(house, request.actor, request.query),
  );
  app.post(
    '/api/counter/close',
    {
      config: { policy: 'matters.counter-write' },
      schema: { body: shape.CloseBody, response: { 200: shape.Closed } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await closeDay(house, request.actor, request.body, key)) as never;
    },
  );
  app.get(
    '/api/counter/sheets',
    { config: { policy: 'matters.sheets' }, schema: { response: { 200: shape.SheetList } } },
    (request) => sheetsToTake(house, request.actor),
  );
  app.get(
    '/api/counter/sheets/:sheet',
    {
      config: { policy: 'matters.sheets' },
      schema: { params: shape.SheetParams, response: { 200: shape.Sheet } },
    },
    async (request) => (await sheetOf(house, request.actor, request.params.sheet)) as never,
  );
}

function oneTimeRoutes(app: App, house: House): void {
  app.get(
    '/api/one-time-notices',
    {
      config: { policy: 'matters.counter' },
      schema: { querystring: shape.DayQuery, response: { 200: told.OneTimeList } },
    },
    (request) => oneTimeList(house, request.actor, request.query),
  );
  app.post(
    '/api/one-time-notices',
    {
      config: { policy: 'matters.counter-write' },
      schema: { body: told.OneTimeBody, response: { 200: told.OneTimeGiven } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await giveOneTime(house, request.actor, request.body, key)) as never;
    },
  );
  app.get(
    '/api/one-time-notices/:notice/pdf',
    { config: { policy: 'matters.counter' }, schema: { params: told.OneTimeParams } },
    async (request, reply) => {
      const { notice } = request.params;
      const bytes = await oneTimePdf(house, request.actor, notice);
      if (isRefusal(bytes)) return bytes as never;
      void reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="${notice}.pdf"`)
        .header('cache-control', 'no-store');
      return reply.send(Buffer.from(bytes)) as never;
    },
  );
}

function outageRoutes(app: App, house: House): void {
  app.get(
    '/api/outages',
    { config: { policy: 'matters.outage' }, schema: { response: { 200: outage.OutageList } } },
    (request) => outages(house, request.actor),
  );
  app.post(
    '/api/outages',
    {
      config: { policy: 'matters.outage' },
      schema: { body: outage.OutageSlipsBody, response: { 200: outage.SlipsListed } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await listSlips(house, request.actor, request.body, key)) as never;
    },
  );
}

function consultationRoutes(app: App, house: House): void {
  app.get(
    '/api/consultations',
    {
      config: { policy: 'matters.counter' },
      schema: { querystring: shape.DayQuery, response: { 200: shape.ConsultationList } },
    },
    (request) => consultations(house, request.actor, request.query),
  );
  app.post(
    '/api/consultations',
    {
      config: { policy: 'matters.counter-write' },
      schema: { body: shape.ConsultationBody, response: { 200: shape.Consulted } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await recordConsultation(house, request.actor, request.body, key)) as never;
    },
  );
}
