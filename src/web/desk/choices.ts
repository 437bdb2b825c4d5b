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

/** Whom a form is about: an organ's staff, and of them whose power covers the item. */
export interface About {
  readonly organ?: string | undefined;
  readonly item?: string | undefined;
}

/** The choices for a form; a list that cannot be read is empty, the form still opens. */
export async function readChoices(visit: Visit, about: About = {}): Promise<Choices> {
  const { client } = visit;
  const [staff, sites, organs] = await Promise.all([
    client.get<ColleagueList>(staffHref(visit, about)),
    client.get<Pick<Choices, 'sites'>>('/api/sites'),
    client.get<Pick<Choices, 'organs'>>('/api/organs'),
  ]);
  return {
    staff: staff.ok ? staff.body.staff : [],
    sites: sites.ok ? sites.body.sites : [],
    organs: organs.ok ? organs.body.organs : [],
  };
}

/** The address of the colleagues; one's own organ where none is named. */
export function staffHref({ visitor }: Visit, { organ = visitor.organ, item }: About): string {
  const asked = new URLSearchParams({
    ...(organ === undefined ? {} : { organ }),
    ...(item === undefined ? {} : { item }),
  }).toString();
  return asked === '' ? '/api/staff' : `/api/staff?${asked}`;
}

/** The organ whose staff a form about this task or case offers, and the item that their power has to cover. */
export function aboutOf(matter: MatterView, at: { readonly case: string; readonly task: string }): About {
  const one = matter.cases.find((each) => each.case === at.case);
  const task = matter.cases.flatMap((each) => each.tasks).find((each) => each.task === at.task);
  const item = matter.cases.find((each) => each === one || each.tasks.some((own) => own.task === at.task))?.item;
  return { organ: task?.organ ?? one?.organ, item };
}
