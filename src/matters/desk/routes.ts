/** Doors of the workbench beside the matter itself: work list, search, filters, colleagues, similar decisions, handing work over. */
import { currentCatalogue } from '../../catalogue/index.ts';
import { causeOf, doors, officeKey, type App, type House } from '../../platform/index.ts';
import * as wire from '../schema.ts';
import { colleagues } from './colleagues.ts';
import { filtersOf, keep } from './filters.ts';
import { handOverTasks } from './hand-over-tasks.ts';
import * as shape from './schema.ts';
import { searchCases } from './search.ts';
import { similarDecisions } from './similar.ts';
import { listTasks } from './tasks.ts';

export function deskRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'matters.tasks';
  get('/api/staff', { policy: 'matters.colleagues', query: shape.StaffQuery, reply: shape.ColleagueList }, (request) =>
    colleagues(house, request.actor, request.query),
  );
  get('/api/matters/search', { policy, query: wire.SearchQuery, reply: wire.SearchResult }, (request) =>
    searchCases(house, request.actor, request.query),
  );
  get(
    '/api/matters/:id/similar',
    { policy: 'matters.similar', params: wire.IdParams, query: shape.SimilarQuery, reply: shape.SimilarDecisions },
    (request) => similarDecisions(house, request.actor, request.params.id, request.query.case),
  );
  get('/api/tasks', { policy, query: wire.TaskListQuery, reply: wire.TaskList }, async (request) => {
    const organs = Object.keys((await currentCatalogue(house)).organs);
    return await listTasks(house, request.actor, request.query, organs);
  });
  post(
    '/api/tasks/hand-over',
    { policy: 'matters.hand-over-tasks', body: wire.HandOverBody, reply: wire.TasksHandedOver },
    (request) => handOverTasks(house, request.actor, request.body, causeOf(request)),
  );
  get('/api/filters', { policy, reply: shape.FilterList }, ({ actor }) => filtersOf(house, actor));
  post('/api/filters', { policy, body: shape.FilterBody, reply: shape.Kept }, (request) =>
    keep(house, request.actor, request.body, officeKey(request)),
  );
}
