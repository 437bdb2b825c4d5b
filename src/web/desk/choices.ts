/** What the forms of the workbench offer beside the matter itself: colleagues, places, organs. Read from the API, so that nobody types an id. */
import type { ColleagueList, MatterView } from '../../matters/index.ts';
import type { Text } from '../../catalogue/pure.ts';
import type { Visit } from '../app/visit.ts';

interface Named {
  readonly id: string;
  readonly name: Text;
}

export interface Choices {
  /** Staff of the organ that the open form is about. */
  readonly staff: ColleagueList['staff'];
  readonly sites: readonly Named[];
  readonly organs: readonly Named[];
}

/** Nothing to choose from: the forms then offer what the matter itself knows. */
export const noChoices: Choices = { staff: [], sites: [], organs: [] };

/** The choices for a form; a list that cannot be read is empty, the form still opens. */
export async function readChoices(visit: Visit, organ?: string): Promise<Choices> {
  const { client, visitor } = visit;
  const of = organ ?? visitor.organ;
  const [staff, sites, organs] = await Promise.all([
    client.get<ColleagueList>(`/api/staff${of === undefined ? '' : `?organ=${encodeURIComponent(of)}`}`),
    client.get<Pick<Choices, 'sites'>>('/api/sites'),
    client.get<Pick<Choices, 'organs'>>('/api/organs'),
  ]);
  return {
    staff: staff.ok ? staff.body.staff : [],
    sites: sites.ok ? sites.body.sites : [],
    organs: organs.ok ? organs.body.organs : [],
  };
}

/** The organ whose staff a form about this task or case offers. */
export function organOf(matter: MatterView, at: { readonly case: string; readonly task: string }): string | undefined {
  const one = matter.cases.find((each) => each.case === at.case);
  const task = matter.cases.flatMap((each) => each.tasks).find((each) => each.task === at.task);
  return task?.organ ?? one?.organ;
}
