/** Projects over HTTP: open, look, hand a stage in, keep the ledger. */
import { currentCatalogue } from '../catalogue/index.ts';
import { HandedIn, type Matters } from '../matters/index.ts';
import { causeOf, doors, isRefusal, type App, type House } from '../platform/index.ts';
import { closeEntry } from './decide.ts';
import { isHash, projectFact, type Evidence } from './facts.ts';
import { handInStage } from './hand-in.ts';
import { open } from './open.ts';
import { performOnProject } from './perform.ts';
import * as shape from './schema.ts';
import type { ProjectState } from './state.ts';
import { findProject, listProjects, stageForm, templateList, viewProject } from './view.ts';

/** All routes of projects. */
export function routes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'projects.read';
  get('/api/projects', { policy, query: shape.ProjectListQuery, reply: shape.ProjectList }, async (request) => ({
    projects: await listProjects(house, request.actor, request.query),
  }));
  post(
    '/api/projects',
    { policy: 'projects.open', body: shape.OpenBody, reply: shape.Opened, status: 201 },
    (request) => open(house, request.actor, request.body, causeOf(request)),
  );
  get('/api/projects/templates', { policy, reply: shape.TemplateList }, async () =>
    templateList(await currentCatalogue(house)),
  );
  get('/api/projects/:project', { policy, params: shape.ProjectParams, reply: shape.ProjectView }, (request) =>
    viewProject(house, request.actor, request.params.project),
  );
  get(
    '/api/projects/:project/stages/:stage',
    { policy, params: shape.StageParams, reply: shape.StageForm },
    (request) => stageForm(house, request.actor, request.params.project, request.params.stage),
  );
  post(
    '/api/projects/:project/stages/:stage',
    {
      policy: 'projects.hand-in',
      params: shape.StageParams,
      body: shape.StageBody,
      reply: HandedIn,
      status: 201,
    },
    (request) => {
      const { project, stage } = request.params;
      return handInStage(house, request.actor, project, stage, request.body, causeOf(request));
    },
  );
  ledgerRoutes(app, house);
}

function ledgerRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const policy = 'projects.ledger';
  post(
    '/api/projects/:project/ledger',
    { policy, params: shape.ProjectParams, body: shape.EntryBody, reply: shape.ProjectDone },
    (request) => {
      const { what, lead, due, organ = null, stage = null } = request.body;
      return performOnProject(house, request.params.project, request.actor, causeOf(request), (state) => {
        const entry = `e${Object.keys(state.ledger).length + 1}`;
        return [projectFact('ledger-entry-opened', { entry, what, lead, organ, stage, due })];
      });
    },
  );
  post(
    '/api/projects/:project/ledger/:entry/close',
    { policy, params: shape.EntryParams, body: shape.CloseBody, reply: shape.ProjectDone },
    async (request) => {
      const { project, entry } = request.params;
      const { evidence, note = null } = request.body;
      const found = await findProject(house, request.actor, project);
      if (isRefusal(found)) return found;
      const isSeen = await proves(house, found.state, evidence);
      return await performOnProject(house, project, request.actor, causeOf(request), (state) => {
        const closed = closeEntry(state, entry, evidence, isSeen, note);
        return isRefusal(closed) ? closed : [closed];
      });
    },
  );
}

/** Whether the evidence exists and says that something is done. */
async function proves(house: House, state: ProjectState, { kind, reference }: Evidence): Promise<boolean> {
  if (kind === 'stage') return state.stages[reference]?.isComplete === true;
  if (kind === 'document') return isHash(reference) && (await house.files.has(reference));
  return (
    (
      await house
        .room<Matters>('matters')
        .state(reference)
        .catch(() => undefined)
    )?.head.status === 'complete'
  );
}
