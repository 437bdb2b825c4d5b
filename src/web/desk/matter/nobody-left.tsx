/** Steps that nobody of the organ can do, because whoever could keeps out of the case (回避): said at once, for it would wait in silence until it is late. */
import type { ColleagueList, MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { staffHref } from '../choices.ts';
import { mayDo } from '../role-kinds.ts';

type Entry = MatterView['timeline'][number];
type Case = MatterView['cases'][number];
/** A step without anybody, and its case. */
type Stuck = readonly [Case, Case['tasks'][number]];

const keptOut = (matter: MatterView, id: string): readonly string[] =>
  matter.timeline.flatMap(({ name, cases, detail }: Entry) =>
    name === 'conflict-declared' && cases.includes(id) && typeof detail['staff'] === 'string' ? [detail['staff']] : [],
  );

/** Reads it where somebody keeps out of a case of the visitor's organ; nothing else asks. */
export async function readNobodyLeft(visit: Visit, matter: MatterView): Promise<readonly Stuck[]> {
  const own = matter.cases.filter((one) => one.organ === visit.visitor.organ && keptOut(matter, one.case).length > 0);
  const found = await Promise.all(
    own.map(async (one) => {
      const list = await visit.client.get<ColleagueList>(staffHref(visit, { organ: one.organ, item: one.item }));
      return list.ok ? nobodyLeft(matter, one, list.body.staff) : [];
    }),
  );
  return found.flat();
}

/** The steps ahead that none of these colleagues may do. */
export function nobodyLeft(matter: MatterView, one: Case, staff: ColleagueList['staff']): readonly Stuck[] {
  const out = keptOut(matter, one.case);
  return one.tasks
    .filter((task) => (task.state === 'open' || task.state === 'waiting') && task.organ === one.organ)
    .filter((task) => !staff.some((each) => mayDo(each.roles, task.kind) && !out.includes(each.name)))
    .map((task) => [one, task]);
}

/** What to do about it. */
export function NobodyLeft({ visit: { say, tell }, stuck }: { visit: Visit; stuck: readonly Stuck[] }) {
  if (stuck.length === 0) return null;
  const steps = stuck.map(([one, task]) => `${tell(one.name)} · ${tell(task.name)}`);
  return (
    <Notice tone="warning" title={say('web.desk.nobody-left')}>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p>{say('web.desk.nobody-left.help')}</p>
    </Notice>
  );
}
