/** The form of one action, drawn from the table: hidden key and version, fields, mistakes on top, what was refused and what helps. */
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { sayInstant } from '../../app/dates.ts';
import type { Problem } from '../../app/client.ts';
import { eventOf } from '../../matter/event.tsx';
import { Opinions } from '../matter/opinions.tsx';
import { FieldView } from './field-view.tsx';
import type { ActionForm } from './field.ts';
import { first, type Place, type Values } from './place.ts';
import type { FieldMistake } from './read.ts';

/** What is known when the form is shown again. */
export interface Attempt {
  readonly values: Values;
  readonly mistakes?: readonly FieldMistake[];
  readonly problem?: Problem;
}

/** The word of a mistake with the field that it is in. */
const mistakeText = ({ visit }: Place, mistake: FieldMistake): string =>
  visit.say('web.error.field', {
    field: visit.say(`web.desk.field.${mistake.field}`),
    error: visit.say(mistake.error),
  });

/** Whether files go with the form. */
export const sendsFiles = (form: ActionForm): boolean =>
  form.fields.some((field) => ['files', 'file', 'papers'].includes(field.kind));

/** Acts that weigh what was examined before. */
const weighs = new Set<string>([
  'examine',
  'decide-case',
  'send-back',
  'convene-session',
  'cast-vote',
  'close-session',
]);

/** What answers a task: whoever may do it while somebody else holds the task does it in their place. */
const answering = new Set<string>([
  'examine',
  'decide-case',
  'record-survey',
  'record-step',
  'convert-result',
  'record-external-result',
]);

/** The card of the action. */
export function ActionFormCard({
  place,
  form,
  attempt,
  key0,
}: {
  place: Place;
  form: ActionForm;
  attempt: Attempt;
  key0: string;
}) {
  const { visit, matter, command, action, one, task } = place;
  const { say, tell } = visit;
  const { values, mistakes = [], problem } = attempt;
  const about = [one && `${tell(one.name)} ${one.number}`, task && tell(task.name)].filter(Boolean).join(' · ');
  const hasSeenChange = problem?.code === 'stale' || first(values, 'seq') === '';
  const seen = hasSeenChange
    ? { version: action.version?.toString(), seq: String(matter.seq) }
    : { version: first(values, 'version') || undefined, seq: first(values, 'seq') };
  const hidden = { command, case: action.case, task: action.task, ...seen, key: first(values, 'key') || key0 };
  return (
    <section class="ov-card ov-stack" id="act" aria-labelledby="act-title">
      <Heading level={2} id="act-title">
        {say(`matters.command.${command}`)}
      </Heading>
      {about !== '' && <p class="ov-quiet">{about}</p>}
      {answering.has(command) && task && task.assignee !== null && task.assignee !== visit.visitor.id && (
        <p>{say('web.desk.you-cover', { who: task.assigneeName ?? '' })}</p>
      )}
      {one && weighs.has(command) && <Opinions visit={visit} matter={matter} id={one.case} level={3} />}
      {problem && <Refused place={place} problem={problem} seen={Number(first(values, 'seq'))} />}
      <ErrorSummary
        title={say('web.form.errors')}
        level={3}
        errors={mistakes.map((each) => ({ field: each.control, text: mistakeText(place, each) }))}
      />
      {say(`web.desk.about.${command}`) !== `web.desk.about.${command}` && <p>{say(`web.desk.about.${command}`)}</p>}
      <form
        class="ov-stack"
        method="post"
        action={`/desk/matters/${matter.id}/do`}
        encType={sendsFiles(form) ? 'multipart/form-data' : undefined}
      >
        {Object.entries(hidden).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={hiddenName(name)} value={value} />,
        )}
        {form.fields.map((field) => {
          const mistake = mistakes.find((each) => each.field === field.name);
          return (
            <FieldView
              key={field.name}
              place={place}
              field={field}
              values={values}
              mistake={mistake && { text: say(mistake.error), control: mistake.control }}
            />
          );
        })}
        <ButtonRow>
          <Button kind={form.grave ? 'danger' : 'primary'}>
            {say('web.desk.send', { action: say(`matters.command.${command}`) })}
          </Button>
          <LinkButton kind="quiet" href={`/desk/matters/${matter.id}`}>
            {say('web.desk.cancel')}
          </LinkButton>
        </ButtonRow>
      </form>
    </section>
  );
}

/** Names of the hidden fields; a field of the form may itself be called `case` or `task`. */
const hiddenName = (name: string): string => (name === 'case' || name === 'task' ? `at.${name}` : name);

/** What was refused, why, and what helps. For a stale page also what has changed meanwhile. */
export function Refused({
  place,
  problem,
  seen,
}: {
  place: Pick<Place, 'visit' | 'matter' | 'one'>;
  problem: Problem;
  seen: number;
}) {
  const { visit, matter } = place;
  const { say, lang } = visit;
  const { signpost } = problem as Problem & { signpost?: string };
  const fresh = problem.code === 'stale' ? matter.timeline.filter((entry) => entry.seq > seen) : [];
  return (
    <Notice tone="danger" level={3} title={problem.title} announce>
      {problem.remedy && <p>{problem.remedy}</p>}
      {signpost && <p>{signpost}</p>}
      {fresh.length > 0 && (
        <>
          <p>{say('web.desk.changed')}</p>
          <ul>
            {fresh.map((entry) => {
              const { title, who } = eventOf(visit, matter, entry);
              return (
                <li key={entry.seq}>
                  {[sayInstant(lang, entry.at), title, entry.by.name ?? who].filter(Boolean).join(' · ')}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Notice>
  );
}
