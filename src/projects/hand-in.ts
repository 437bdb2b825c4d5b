/** Handing in a stage: the slice of the whole plan becomes one matter. */
import { legalDay } from '../calendar/index.ts';
import { filingGate } from '../catalogue/index.ts';
import { personal } from '../journal/index.ts';
import type { HandedIn, Matters } from '../matters/index.ts';
import { promiseOfPart } from '../planner/index.ts';
import { isRefusal, type Actor, type Cause, type House, type JsonValue, type Refusal } from '../platform/index.ts';
import { mayHandIn } from './decide.ts';
import { projectFact, type ProjectFact, type ProjectFactData } from './facts.ts';
import { performOnProject } from './perform.ts';
import { isAhead, planProject, stagePlan } from './planned.ts';
import type { StageBody } from './schema.ts';
import type { ProjectState } from './state.ts';
import { findProject, isOwner } from './view.ts';

/**
 * The stage becomes one matter; the project learns which. The matter is found by the stage and not by the key of the request: two people who hand it
 * in at the same moment, and a repeated order after a crash, meet in the one matter.
 */
export async function handInStage(
  house: House,
  actor: Actor,
  id: string,
  stage: string,
  body: StageBody,
  cause: Cause,
): Promise<HandedIn | Refusal> {
  const found = await findProject(house, actor, id);
  if (isRefusal(found)) return found;
  const { state } = found;
  if (!isOwner(actor, state) && actor.kind !== 'staff') return { refused: 'not-permitted' };
  const answers = { ...found.answers, ...(body.answers as Record<string, JsonValue>) };
  const project = await planProject(house, state, answers);
  const plan = stagePlan(project, stage);
  const told = { ...cause, route: 'project-stage' };
  const closed = mayHandIn(state, project.stages, stage, isAhead(plan));
  if (closed) {
    // Whoever lost the reply to this very request hears it again; everybody else hears why not.
    const before = await performOnProject(house, id, actor, told, () => closed);
    if (isRefusal(before)) return before;
  }
  const gate = filingGate(
    project.catalogue,
    plan.items.map((item) => item.id),
    legalDay(house.clock.now()),
  );
  if (!closed && gate) return gate;
  const done = await house.room<Matters>('matters').handInPlanned(
    {
      actor,
      plan: {
        ...plan,
        title: titleOf(state, project.names.get(stage)?.name),
        // The applicant is promised this stage, from the day on which it is handed in; the whole project is promised on its map.
        schedule: { ...plan.schedule, promised: promiseOfPart(plan, project.calendar, legalDay(house.clock.now())) },
      },
      catalogue: project.catalogue,
      applicant: state.owner,
      body: {
        theme: state.theme,
        answers,
        materials: body.materials,
        choices: { project: id, stage, code: state.code },
      },
    },
    { actor: state.owner, route: 'project-stage-matter', idempotencyKey: `stage:${id}:${stage}`, bodyHash: '' },
  );
  if (isRefusal(done)) return done;
  const linked = await performOnProject(house, id, actor, told, (now) =>
    handedIn(now, { stage, matter: done.matterId, items: plan.items.map((item) => item.id) }, body.answers),
  );
  return isRefusal(linked) ? linked : done;
}

/** What the project learns of it: which matter, and what was answered. Told twice it is nothing. */
function handedIn(
  { owner, stages }: ProjectState,
  told: ProjectFactData<'stage-handed-in'>,
  answers: StageBody['answers'],
): readonly ProjectFact[] {
  const { stage } = told;
  if (stages[stage]?.matter !== undefined) return [];
  const added = { stage, answers: personal(owner, answers as JsonValue) };
  return [
    projectFact('stage-handed-in', told),
    ...(Object.keys(answers).length > 0 ? [projectFact('answers-added', added)] : []),
  ];
}

const titleOf = ({ name }: ProjectState, stage: { zh: string; en: string } | undefined) => ({
  zh: `${name} · ${stage?.zh ?? ''}`,
  en: `${name} · ${stage?.en ?? ''}`,
});
