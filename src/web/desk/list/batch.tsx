/**
 * Several rows of the work list handled together: cases whose papers were all checked are accepted, tasks are given to a colleague.
 * Each is its own command with its own refusal. Deciding is never among them: a decision has its own reasons.
 */
import type { ColleagueList, MatterView, TaskRow } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { aboutOf, staffHref, type About, type Choices } from '../choices.ts';
import { mayDo } from '../role-kinds.ts';

/** Who may accept rows, and who may give tasks away; the server refuses whatever is ticked beyond it. */
const accepts = (visit: Visit): boolean =>
  visit.visitor.roles.some((role) => role === 'reviewer' || role === 'window-clerk');
const assigns = (visit: Visit): boolean =>
  visit.visitor.roles.some((role) => role === 'approver' || role === 'coordinator');

/** A vote is the member's own, and joint work is the organ's: neither is given to somebody. */
const isSpoken = ({ kind }: TaskRow): boolean => kind === 'vote' || kind === 'joint';

/** Whether a row can be handled together with others. */
export const canTick =
  (visit: Visit) =>
  (task: TaskRow): boolean =>
    task.kind === 'intake' ? accepts(visit) : !isSpoken(task) && assigns(visit);

/** The bar under the list; nothing where nobody may do anything together. */
export function BatchBar({ visit, tasks, choices }: { visit: Visit; tasks: readonly TaskRow[]; choices: Choices }) {
  const { say, visitor } = visit;
  const may = tasks.filter(canTick(visit));
  if (may.length === 0) return null;
  return (
    <section class="ov-card ov-stack-s" aria-label={say('web.desk.batch')}>
      <p class="ov-quiet">{say('web.desk.batch.hint')}</p>
      {accepts(visit) && may.some((task) => task.kind === 'intake') && (
        <Button kind="secondary" name="do" value="accept-case">
          {say('web.desk.batch.accept')}
        </Button>
      )}
      {assigns(visit) && may.some((task) => task.kind !== 'intake') && (
        <>
          <SelectField
            id="to"
            name="to"
            label={say('web.desk.field.to')}
            empty={say('web.choose')}
            options={[
              { value: visitor.id, label: say('web.desk.to.me') },
              ...choices.staff
                .filter((one) => one.id !== visitor.id)
                .map((one) => ({ value: one.id, label: one.name })),
              { value: '-', label: say('web.desk.to.nobody') },
            ]}
          />
          <TextField id="reason" name="reason" label={say('web.desk.field.reason')} mark={say('web.desk.optional')} />
          <Button kind="secondary" name="do" value="assign-task">
            {say('web.desk.batch.assign')}
          </Button>
        </>
      )}
      <input type="hidden" name="key" value={visit.house.ids.next()} />
    </section>
  );
}

/** A ticked row, as it came back. */
interface Row {
  readonly matter: string;
  readonly case: string;
  readonly task: string;
  readonly version: number;
}

/** How one row ended. */
interface Outcome {
  readonly matter: string;
  readonly name: string;
  readonly number: string;
  readonly refused?: string;
}

/** POST /desk/batch */
export async function batch(visit: Visit): Promise<PageResult> {
  const command = field(visit, 'do');
  const rows = fields(visit, 'row').flatMap((text) => {
    const [matter, one, task, version] = text.split('|');
    return matter && one && task ? [{ matter, case: one, task, version: Number(version) }] : [];
  });
  if (rows.length === 0 || (command !== 'accept-case' && command !== 'assign-task')) return { redirect: '/desk' };
  if (command === 'assign-task' && field(visit, 'to') === '') return { redirect: '/desk' };
  const outcomes: Outcome[] = [];
  for (const row of rows.slice(0, 100)) {
    const read = await visit.client.get<MatterView>(`/api/matters/${encodeURIComponent(row.matter)}`);
    if (!read.ok && read.problem.status === 401) return { problem: read.problem };
    const one = read.ok ? read.body.cases.find((each) => each.case === row.case) : undefined;
    const told = { matter: row.matter, name: one ? visit.tell(one.name) : row.case, number: one?.number ?? '' };
    const refused = read.ok ? await perform(visit, command, row, read.body) : read.problem.title;
    outcomes.push(refused === undefined ? told : { ...told, refused });
  }
  return outcomesView(visit, command, outcomes);
}

/** Sends the command of one row; gives why it was refused. */
async function perform(visit: Visit, command: string, row: Row, matter: MatterView): Promise<string | undefined> {
  if (command === 'accept-case' && !isChecked(matter, row.case)) return visit.say('web.desk.batch.unchecked');
  const to = field(visit, 'to');
  if (command === 'assign-task' && to !== '-' && !(await covers(visit, to, matter, row)))
    return visit.say('web.desk.batch.not-theirs');
  const reason = field(visit, 'reason').trim();
  const body =
    command === 'accept-case'
      ? { case: row.case, version: row.version }
      : { task: row.task, version: row.version, to: to === '-' ? null : to, ...(reason === '' ? {} : { reason }) };
  const done = await visit.client.send(
    'POST',
    `/api/matters/${encodeURIComponent(row.matter)}/${command}`,
    body,
    `${field(visit, 'key')}-${row.matter}-${row.task}`,
  );
  return done.ok ? undefined : [done.problem.title, done.problem.remedy].filter(Boolean).join(' ');
}

/** Whether a colleague who does such work may do it for the item of the row; whatever else is asked the server judges. */
export async function covers(
  visit: Visit,
  id: string,
  matter: MatterView,
  row: Pick<Row, 'case' | 'task'>,
): Promise<boolean> {
  const kind = matter.cases.flatMap((one) => one.tasks).find((one) => one.task === row.task)?.kind ?? '';
  const does = async (about: About): Promise<boolean> => {
    const list = await visit.client.get<ColleagueList>(staffHref(visit, about));
    return list.ok && list.body.staff.some((one) => one.id === id && mayDo(one.roles, kind));
  };
  const { organ, item } = aboutOf(matter, row);
  return (await does({ organ, item })) || !(await does({ organ }));
}

/** Everything that was given for the case was looked at and fits: nobody accepts unseen, however many at once. */
export const isChecked = (matter: MatterView, id: string): boolean =>
  matter.materials
    .filter((paper) => paper.case === id && paper.state === 'given')
    .every((paper) => paper.verdict === 'fits');

/** What was done and what was not, each with its reason. */
export function outcomesView(visit: Visit, command: string, outcomes: readonly Outcome[]): PageResult {
  const { say } = visit;
  const refused = outcomes.filter((one) => one.refused !== undefined);
  const columns = ['case', 'outcome'].map((key) => ({ key, label: say(`web.desk.batch.${key}`) }));
  return {
    title: say('web.desk.batch'),
    width: 'wide',
    back: { href: '/desk', label: say('web.menu.desk') },
    body: (
      <>
        <PageTitle
          title={say(`matters.command.${command}`)}
          lead={say('web.desk.batch.lead', { done: outcomes.length - refused.length, refused: refused.length })}
        />
        <div class="ov-stack">
          <DataTable
            caption={say('web.desk.batch')}
            captionHidden
            columns={columns}
            rows={outcomes.map((one, index) => ({
              key: String(index),
              cells: {
                case: (
                  <>
                    <a href={`/desk/matters/${one.matter}`}>{one.name}</a>
                    <div class="ov-quiet ov-num">{one.number}</div>
                  </>
                ),
                outcome:
                  one.refused === undefined ? (
                    <Tag tone="success" text={say('web.desk.batch.done')} />
                  ) : (
                    <>
                      <Tag tone="danger" text={say('web.desk.batch.refused')} /> {one.refused}
                    </>
                  ),
              },
            }))}
          />
          <ButtonRow>
            <LinkButton kind="secondary" href="/desk">
              {say('web.menu.desk')}
            </LinkButton>
          </ButtonRow>
        </div>
      </>
    ),
  };
}
