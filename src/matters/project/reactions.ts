/** Barriers are reactions to facts: a complete matter completes its stage, and what waited for the stage may go on. */
import { isRefusal, type Reaction } from '../../platform/index.ts';
import type { FactName } from '../facts.ts';
import { houseActor, houseCause } from '../perform.ts';
import { mattersService } from '../service.ts';
import { isGranted } from '../state.ts';
import { performOnProject, projectState } from './perform.ts';
import { planProject } from './planned.ts';
import { completeStage } from './rules.ts';

export const stageDone: Reaction = {
  name: 'matters.project-stage',
  topics: ['matter-completed'] satisfies FactName[],
  async react(event, house) {
    const matters = mattersService(house);
    const first = await matters.factAt(event.stream, 1);
    if (first?.name !== 'matter-received') return;
    const { project, stage } = first.data.choices;
    const state = project === undefined || stage === undefined ? undefined : await matters.state(event.stream);
    const found = project === undefined ? undefined : await projectState(house, project);
    if (!state || !found || project === undefined || stage === undefined) return;
    const { stages } = await planProject(house, found.state, found.answers);
    const refused = Object.values(state.cases)
      .filter((one) => !isGranted(one) && one.status !== 'dropped')
      .map((one) => one.spec.item);
    const done = await performOnProject(
      house,
      project,
      houseActor,
      houseCause(`project-stage:${event.stream}`),
      (now) => completeStage(now, stages, { stage, matter: event.stream, refused }),
    );
    if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
  },
};
