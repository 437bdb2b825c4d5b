/** Projects over HTTP: open, look, hand a stage in, keep the ledger. */
import { legalDay } from '../calendar/index.ts';
import { filingGate, currentCatalogue } from '../catalogue/index.ts';
import { personal } from '../journal/index.ts';
import {
  causeOf,
  isRefusal,
  type Actor,
  type App,
  type House,
  type JsonValue,
  type Refusal,
  type Cause,
} from '../platform/index.ts';
import { HandedIn, groundOf, type Matters } from '../matters/index.ts';
import { isHash, projectFact, type Evidence } from './facts.ts';
import { openProject, performOnProject } from './perform.ts';
import { isAhead, planProject, planWith, stagePlan, templatesFor } from './planned.ts';
import { closeEntry, mayHandIn } from './decide.ts';
import * as shape from './schema.ts';
import type { ProjectState } from './state.ts';
import { findProject, isOwner, listProjects, stageForm, templateList, viewProject } from './view.ts';

/** All routes of projects. */
export function routes(app: App, house: House): void {
  app.get(
    '/api/projects',
    {
      config: { policy: 'projects.read' },
      schema: { querystring: shape.ProjectListQuery, response: { 200: shape.ProjectList } },
    },
    async (request) => ({ projects: [...(await listProjects(house, request.actor, request.query))] }),
  );
  app.post(
    '/api/projects',
    { config: { policy: 'projects.open' }, schema: { body: shape.OpenBody, response: { 201: shape.Opened } } },
    async (request, reply) => {
      const done = await open(house, request.actor, request.body, causeOf(request));
      if (isRefusal(done)) return done as never;
      void reply.code(201);
      return done;
    },
  );
  app.get(
    '/api/projects/templates',
    { config: { policy: 'projects.read' }, schema: { response: { 200: shape.TemplateList } } },
    async () => templateList(await currentCatalogue(house)),
  );
  app.get(
    '/api/projects/:project',
    {
      config: { policy: 'projects.read' },
      schema: { params: shape.ProjectParams, response: { 200: shape.ProjectView } },
    },
    async (request) => (await viewProject(house, request.actor, request.params.project)) as never,
  );
  stageRoutes(app, house);
  ledgerRoutes(app, house);
}

async function open(
  house: House,
  actor: Actor,
  body: shape.OpenBody,
  cause: Cause,
): Promise<{ projectId: string } | Refusal> {
  const owner = actor.kind === 'person' ? (actor.onBehalfOf ?? actor.id) : (body.owner ?? actor.onBehalfOf);
  if (owner === undefined) return { refused: 'applicant-missing' };
  const catalogue = await currentCatalogue(house);
  const theme = catalogue.themes[body.theme];
  if (!theme) return { refused: 'theme-not-found', detail: { theme: body.theme } };
  if (theme.stageTemplate === undefined) return { refused: 'theme-without-stages', detail: { theme: body.theme } };
  const template = body.template ?? theme.stageTemplate;
  if (!templatesFor(catalogue, body.theme).some((one) => one.id === template))
    return { refused: 'template-does-not-fit', detail: { template } };
  const on = legalDay(house.clock.now());
  const answers = body.answers as Record<string, JsonValue>;
  const { plan, stages } = planWith(await groundOf(house, catalogue), { theme: body.theme, template, on }, answers);
  if (plan.questions.length > 0 && plan.items.some((item) => !item.certain))
    return { refused: 'questions-open', detail: { elements: plan.questions.map((one) => one.element) } };
  const opened = {
    code: body.code,
    name: body.name,
    theme: body.theme,
    template,
    district: catalogue.district.id,
    catalogue: catalogue.version,
    owner,
    on,
    isKey: (body.isKey ?? false) && actor.kind === 'staff',
    answers: personal(owner, answers),
  };
  return await openProject(house, opened, stages[0]?.id, actor, cause);
}

function stageRoutes(app: App, house: House): void {
  app.get(
    '/api/projects/:project/stages/:stage',
    {
      config: { policy: 'projects.read' },
      schema: { params: shape.StageParams, response: { 200: shape.StageForm } },
    },
    async (request) => (await stageForm(house, request.actor, request.params.project, request.params.stage)) as never,
  );
  app.post(
    '/api/projects/:project/stages/:stage',
    {
      config: { policy: 'projects.hand-in' },
      schema: { params: shape.StageParams, body: shape.StageBody, response: { 201: HandedIn } },
    },
    async (request, reply) => {
      const { project, stage } = request.params;
      const done = await handInStage(house, request.actor, project, stage, request.body, causeOf(request));
      if (isRefusal(done)) return done as never;
      void reply.code(201);
      return done;
    },
  );
}

/** The stage becomes one matter; the project learns which. A repeated order finds its first attempt by its key. */
async function handInStage(
  house: House,
  actor: Actor,
  id: string,
  stage: string,
  body: shape.StageBody,
  cause: Cause,
): Promise<HandedIn | Refusal> {
  const found = await findProject(house, actor, id);
  if (isRefusal(found)) return found;
  const { state } = found;
  if (!isOwner(actor, state) && actor.kind !== 'staff') return { refused: 'not-permitted' };
  const answers = { ...found.answers, ...(body.answers as Record<string, JsonValue>) };
  const project = await planProject(house, state, answers);
  const plan = stagePlan(project, stage);
  const closed = mayHandIn(state, project.stages, stage, isAhead(plan));
  if (closed) return closed;
  const gate = filingGate(
    project.catalogue,
    plan.items.map((item) => item.id),
    legalDay(house.clock.now()),
  );
  if (gate) return gate;
  const done = await house.room<Matters>('matters').handInPlanned(
    {
      actor,
      plan: { ...plan, title: titleOf(state, project.names.get(stage)?.name) },
      catalogue: project.catalogue,
      applicant: state.owner,
      body: {
        theme: state.theme,
        answers,
        materials: body.materials,
        choices: { project: id, stage, code: state.code },
      },
    },
    cause,
  );
  if (isRefusal(done)) return done;
  const linked = await performOnProject(
    house,
    id,
    actor,
    { ...cause, route: 'project-stage', idempotencyKey: `stage:${id}:${stage}:${done.matterId}` },
    (now) =>
      now.stages[stage]?.matter === undefined
        ? [
            projectFact('stage-handed-in', { stage, matter: done.matterId, items: plan.items.map((item) => item.id) }),
            ...(Object.keys(body.answers).length > 0
              ? [projectFact('answers-added', { stage, answers: personal(state.owner, body.answers as JsonValue) })]
              : []),
          ]
        : [],
  );
  return isRefusal(linked) ? linked : done;
}

const titleOf = ({ name }: ProjectState, stage: { zh: string; en: string } | undefined) => ({
  zh: `${name} · ${stage?.zh ?? ''}`,
  en: `${name} · ${stage?.en ?? ''}`,
});

function ledgerRoutes(app: App, house: House): void {
  app.post(
    '/api/projects/:project/ledger',
    {
      config: { policy: 'projects.ledger' },
      schema: { params: shape.ProjectParams, body: shape.EntryBody, response: { 200: shape.ProjectDone } },
    },
    async (request) => {
      const { what, lead, due, organ = null, stage = null } = request.body;
      return (await performOnProject(house, request.params.project, request.actor, causeOf(request), (state) => [
        projectFact('ledger-entry-opened', {
          entry: `e${Object.keys(state.ledger).length + 1}`,
          what,
          lead,
          organ,
          stage,
          due,
        }),
      ])) as never;
    },
  );
  app.post(
    '/api/projects/:project/ledger/:entry/close',
    {
      config: { policy: 'projects.ledger' },
      schema: { params: shape.EntryParams, body: shape.CloseBody, response: { 200: shape.ProjectDone } },
    },
    async (request) => {
      const { project, entry } = request.params;
      const { evidence, note = null } = request.body;
      const found = await findProject(house, request.actor, project);
      if (isRefusal(found)) return found as never;
      const isSeen = await proves(house, found.state, evidence);
      return (await performOnProject(house, project, request.actor, causeOf(request), (state) => {
        const closed = closeEntry(state, entry, evidence, isSeen, note);
        return isRefusal(closed) ? closed : [closed];
      })) as never;
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
