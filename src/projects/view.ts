/** A project as its owner and the centre see it: stages, war map, ledger. */
import { legalDay } from '../calendar/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../platform/index.ts';
import type { Matters } from '../matters/index.ts';
import { mapRows, type StageMatter } from './war-map.ts';
import { isAhead, planProject, stagePlan, templatesFor, type ProjectPlan } from './planned.ts';
import { projectState, type FoundProject } from './perform.ts';
import { barrierOf } from './decide.ts';
import type { ProjectCard, ProjectView, StageForm, TemplateList } from './schema.ts';
import type { ProjectState } from './state.ts';
import * as store from './store.ts';

/** The centre and supervision see every project; others see their own. */
const seesAll = (actor: Actor): boolean =>
  actor.kind === 'staff' &&
  actor.roles.some((role) => ['coordinator', 'supervisor', 'window-clerk', 'reviewer', 'approver'].includes(role));
export const isOwner = (actor: Actor, state: ProjectState): boolean =>
  actor.kind === 'person' && (actor.onBehalfOf ?? actor.id) === state.owner;

/** What is there, for who may see it; to everybody else the project does not exist. */
export async function findProject(house: House, actor: Actor, id: string): Promise<FoundProject | Refusal> {
  const found = await projectState(house, id);
  if (!found || (!seesAll(actor) && !isOwner(actor, found.state))) return { refused: 'project-not-found' };
  return found;
}

/** The whole view. */
export async function viewProject(house: House, actor: Actor, id: string): Promise<ProjectView | Refusal> {
  const found = await findProject(house, actor, id);
  if (isRefusal(found)) return found;
  const { state, answers } = found;
  const project = await planProject(house, state, answers);
  const matters = await mattersIn(house, state);
  const today = legalDay(house.clock.now());
  const waits = (stage: string): readonly string[] => barrierOf(state, project.stages, stage);
  const organName = (organ: string) => project.catalogue.organs[organ]?.name ?? { zh: organ, en: organ };
  const { expected, promised } = project.plan.schedule;
  return {
    projectId: id,
    code: state.code,
    name: state.name,
    title: project.plan.title,
    template: project.catalogue.stageTemplates[state.template]?.name ?? { zh: state.template, en: state.template },
    status: state.status,
    isKey: state.isKey,
    openedOn: state.on,
    today,
    expected: { date: expected.date, provisional: expected.provisional },
    promised: { date: promised.date, provisional: promised.provisional },
    stages: project.stages.map((stage) => stageView(project, state, stage.id)),
    rows: mapRows(project, matters, waits, today).map((row) => ({
      ...row,
      expected: { ...row.expected },
      real: { ...row.real },
      organName: organName(row.organ),
      holderName: row.holder === null || row.holder === 'applicant' ? null : organName(row.holder),
      blockers: row.blockers.map((one) => ({ ...one })),
    })),
    ledger: Object.values(state.ledger).map((one) => ({
      entry: one.entry,
      what: one.what,
      lead: one.lead,
      organName: one.organ === null ? null : organName(one.organ),
      stage: one.stage,
      due: one.due,
      isOverdue: one.evidence === undefined && today > one.due,
      evidence: one.evidence ?? null,
    })),
    mayLead: actor.kind === 'staff' && actor.roles.includes('coordinator'),
    isOwn: isOwner(actor, state),
  };
}

function stageView(
  { stages, names, catalogue }: ProjectPlan,
  state: ProjectState,
  id: string,
): ProjectView['stages'][number] {
  const one = state.stages[id];
  const waitsFor = [...barrierOf(state, stages, id)];
  const lead = names.get(id)?.lead ?? '';
  return {
    stage: id,
    name: names.get(id)?.name ?? { zh: id, en: id },
    leadName: catalogue.organs[lead]?.name ?? { zh: lead, en: lead },
    state: one?.isComplete ? 'complete' : one?.matter ? 'running' : waitsFor.length > 0 ? 'waiting' : 'open',
    waitsFor,
    matter: one?.matter ?? null,
    refused: [...(one?.refused ?? [])],
  };
}

async function mattersIn(house: House, state: ProjectState): Promise<ReadonlyMap<string, StageMatter>> {
  const matters = house.room<Matters>('matters');
  const found = await Promise.all(
    Object.values(state.stages).flatMap((stage) =>
      stage.matter === undefined
        ? []
        : [
            (async () => {
              const id = stage.matter as string;
              const [one, facts] = await Promise.all([matters.state(id), matters.facts(id)]);
              return one ? ([stage.id, { state: one, facts }] as const) : undefined;
            })(),
          ],
    ),
  );
  return new Map(found.filter((one) => one !== undefined));
}

/** What a stage asks: what nobody has answered yet, and its papers. */
export async function stageForm(house: House, actor: Actor, id: string, stage: string): Promise<StageForm | Refusal> {
  const found = await findProject(house, actor, id);
  if (isRefusal(found)) return found;
  const project = await planProject(house, found.state, found.answers);
  if (!project.stages.some((one) => one.id === stage)) return { refused: 'stage-not-found', detail: { stage } };
  const plan = stagePlan(project, stage);
  const fields = new Map(plan.forms.flatMap((form) => form.fields).map((field) => [field.element, field]));
  const { catalogue } = project;
  return {
    stage,
    name: project.names.get(stage)?.name ?? { zh: stage, en: stage },
    fields: [...fields.values()]
      .filter((field) => field.prefilled === undefined && !Object.hasOwn(found.answers, field.element))
      .map((field) => ({
        element: field.element,
        label: catalogue.elements[field.element]?.label ?? { zh: field.element, en: field.element },
        type: catalogue.elements[field.element]?.type ?? 'string',
        required: field.required,
      })),
    papers: distinctLines(plan.needs.filter((need) => need.chosen.kind === 'upload')).map((need) => ({
      need: need.id,
      material: need.material,
      name: need.name,
      key: need.key,
    })),
    items: plan.items.map((item) => ({
      item: item.id,
      name: item.name,
      organName: catalogue.organs[item.organ]?.name ?? { zh: item.organ, en: item.organ },
    })),
    barrier: isAhead(plan) ? [] : [...barrierOf(found.state, project.stages, stage)],
  };
}

const distinctLines = <T extends { readonly line: string }>(needs: readonly T[]): readonly T[] =>
  needs.filter((need, index) => needs.findIndex((other) => other.line === need.line) === index);

/** What can be opened as a project: staged themes with every template that fits, and what each asks before its plan is known. */
export function templateList(catalogue: Catalogue): TemplateList {
  const itemName = (item: string) => catalogue.items[item]?.name ?? { zh: item, en: item };
  const staged = Object.entries(catalogue.themes).filter(([, theme]) => theme.stageTemplate !== undefined);
  return {
    themes: staged.map(([id, theme]) => ({
      theme: id,
      title: theme.title,
      templates: templatesFor(catalogue, id).map((template) => ({
        template: template.id,
        name: template.name,
        stages: template.stages.map((stage) => ({
          stage: stage.id,
          name: stage.name,
          items: stage.items.map(itemName),
        })),
      })),
      questions: theme.determinants.map((element) => ({
        element,
        label: catalogue.elements[element]?.question ??
          catalogue.elements[element]?.label ?? { zh: element, en: element },
        type: catalogue.elements[element]?.type ?? 'string',
      })),
    })),
  };
}

interface ProjectRow {
  readonly project_id: string;
  readonly status: 'running' | 'complete';
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly is_key: boolean;
  readonly opened_at: Date;
}

/** Projects, the newest first: all for the centre, their own for everybody else. */
export async function listProjects(
  house: House,
  actor: Actor,
  query: { readonly status?: string; readonly limit?: number },
): Promise<readonly ProjectCard[]> {
  const limit = query.limit ?? 50;
  const owner = seesAll(actor) ? null : (actor.onBehalfOf ?? actor.id);
  const rows = await Promise.all(
    house.shards.cell.map((cell) =>
      house.db.read<ProjectRow>(store.listProjects, [cell, owner, query.status ?? null, limit]),
    ),
  );
  return rows
    .flat()
    .toSorted((a, b) => b.opened_at.getTime() - a.opened_at.getTime() || (a.project_id < b.project_id ? -1 : 1))
    .slice(0, limit)
    .map((row) => ({
      projectId: row.project_id,
      code: row.code,
      name: row.name,
      theme: row.theme,
      status: row.status,
      isKey: row.is_key,
      openedAt: row.opened_at.toISOString(),
    }));
}
