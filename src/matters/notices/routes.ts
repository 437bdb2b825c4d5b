/** Doors of the one-time notices that a window gives. */
import { doors, isRefusal, officeKey, type App, type House } from '../../platform/index.ts';
import * as told from './one-time-schema.ts';
import { giveOneTime, oneTimeList, oneTimePdf } from './one-time.ts';
import { DayQuery } from '../desk/schema.ts';

const policy = 'matters.counter';

export function oneTimeRoutes(app: App, house: House): void {
  const { get, post, download } = doors(app);
  get('/api/one-time-notices', { policy, query: DayQuery, reply: told.OneTimeList }, (request) =>
    oneTimeList(house, request.actor, request.query),
  );
  post(
    '/api/one-time-notices',
    { policy: 'matters.counter-write', body: told.OneTimeBody, reply: told.OneTimeGiven },
    (request) => giveOneTime(house, request.actor, request.body, officeKey(request)),
  );
  download('/api/one-time-notices/:notice/pdf', { policy, params: told.OneTimeParams }, async (request) => {
    const { notice } = request.params;
    const bytes = await oneTimePdf(house, request.actor, notice);
    return isRefusal(bytes) ? bytes : { name: `${notice}.pdf`, type: 'application/pdf', bytes };
  });
}
