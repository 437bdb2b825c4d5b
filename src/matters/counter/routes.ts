/** Doors of the counter: its day and hand-over sheets, and its registers of consultations and outages. */
import { doors, officeKey, type App, type House } from '../../platform/index.ts';
import * as shape from '../desk/schema.ts';
import { consultations, recordConsultation } from './consultations.ts';
import { closeDay, counterDay, sheetOf, sheetsToTake } from './counter.ts';
import * as outage from './outage-schema.ts';
import { listSlips, outages } from './outage-slips.ts';

const policy = 'matters.counter';
const write = 'matters.counter-write';

export function counterRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  get('/api/counter/day', { policy, query: shape.DayQuery, reply: shape.CounterDay }, (request) =>
    counterDay(house, request.actor, request.query),
  );
  post('/api/counter/close', { policy: write, body: shape.CloseBody, reply: shape.Closed }, (request) =>
    closeDay(house, request.actor, request.body, officeKey(request)),
  );
  get('/api/counter/sheets', { policy: 'matters.sheets', reply: shape.SheetList }, ({ actor }) =>
    sheetsToTake(house, actor),
  );
  get(
    '/api/counter/sheets/:sheet',
    { policy: 'matters.sheets', params: shape.SheetParams, reply: shape.Sheet },
    (request) => sheetOf(house, request.actor, request.params.sheet),
  );
  registerRoutes(app, house);
}

function registerRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  get('/api/consultations', { policy, query: shape.DayQuery, reply: shape.ConsultationList }, (request) =>
    consultations(house, request.actor, request.query),
  );
  post('/api/consultations', { policy: write, body: shape.ConsultationBody, reply: shape.Consulted }, (request) =>
    recordConsultation(house, request.actor, request.body, officeKey(request)),
  );
  get('/api/outages', { policy: 'matters.outage', reply: outage.OutageList }, ({ actor }) => outages(house, actor));
  post(
    '/api/outages',
    { policy: 'matters.outage', body: outage.OutageSlipsBody, reply: outage.SlipsListed },
    (request) => listSlips(house, request.actor, request.body, officeKey(request)),
  );
}
