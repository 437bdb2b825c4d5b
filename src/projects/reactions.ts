/** Barriers are reactions to facts: a complete matter completes its stage, and what waited for the stage may go on. */
import { isGranted, type FactName, type Matters } from '../matters/index.ts';
import { causesOfHouse, houseActor, isRefusal, type Reaction } from '../platform/index.ts';
import { completeStage } from './decide.ts';
import { performOnProject, projectState } from './perform.ts';
import { planProject } from './planned.ts';

/** Projects began on a shelf of matters: stored commands and deliveries carry its name, and a repetition is known by it. */
const houseCause = causesOfHouse('matters');

const stageDone: Reaction = {
  name: 'matters.project-stage',
  topics: ['matter-completed'] satisfies FactName[],
  async react(event, house) {
    const matters = house.room<Matters>('matters');
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

export const reactions: readonly Reaction[] = [stageDone];
