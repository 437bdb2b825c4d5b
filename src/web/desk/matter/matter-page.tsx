/** One matter on one page: what is next, the form of the act one came for, cases with both clocks, papers, documents, promises, facts. */
import type { MatterView, SimilarDecisions } from '../../../matters/index.ts';
import type { Problem } from '../../app/client.ts';
import type { PageParts } from '../../app/frame.tsx';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { LiveRegion } from '../../components/live-region/live-region.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { nextText } from '../../matter/status.ts';
import { ConditionsPanel } from '../../matter/conditions-panel.tsx';
import { ActionFormCard, Refused, sendsFiles, type Attempt } from '../actions/action-form.tsx';
import { findAction, placeOf, type Action } from '../actions/place.ts';
import { actionForms } from '../actions/table.ts';
import { CasePanel } from './case-panel.tsx';
import { aboutOf, readChoices, type Choices } from '../choices.ts';
import { readElements, type Elements } from '../../matter/elements.ts';
import { AnswersPanel, CorrectionPanel, NoticesPanel, ObligationsPanel } from './matter-parts.tsx';
import { NobodyLeft, readNobodyLeft } from './nobody-left.tsx';
import { readSimilar, SimilarPanel } from './similar-panel.tsx';
import { History } from './history.tsx';
import { JointPanel } from './joint-panel.tsx';
import { SurveyPanel } from './survey-panel.tsx';
import { NotesPanel, WhoPanel } from './who-panel.tsx';
import { MatterAside } from './matter-aside.tsx';
import { usualAction } from '../role-work.ts';

/** Which form is open, and what was tried in it. */
export interface Opened {
  readonly wanted?: { readonly command: string; readonly case: string; readonly task: string };
  readonly attempt?: Attempt;
  /** What the open form offers; nothing where no form is open. */
  readonly choices?: Choices;
  /** Earlier decisions, beside a form that weighs a case. */
  readonly similar?: SimilarDecisions['decisions'];
  /** Steps that nobody of the organ can do. */
  readonly stuck?: Awaited<ReturnType<typeof readNobodyLeft>>;
}

/** GET /desk/matters/:matter?do=&case=&task= */
export async function matterPage(visit: Visit): Promise<PageResult> {
  const { query } = visit;
  const answer = await visit.client.get<MatterView>(`/api/matters/${encodeURIComponent(visit.params['matter'] ?? '')}`);
  if (!answer.ok) return elsewhere(visit, answer.problem);
  const wanted = query['do']
    ? { command: query['do'], case: query['case'] ?? '', task: query['task'] ?? '' }
    : undefined;
  const task = query['task'] ?? '';
  const at = wanted ?? { case: task.split('.')[0] ?? '', task };
  const usual = wanted || !task ? undefined : usualAction(answer.body, task);
  const weighing = wanted ?? (usual && { command: usual.command, case: usual.case ?? '' });
  const [elements, choices, similar, stuck] = await Promise.all([
    readElements(visit, answer.body),
    wanted || task ? readChoices(visit, aboutOf(answer.body, at)) : undefined,
    readSimilar(visit, answer.body.id, weighing),
    readNobodyLeft(visit, answer.body),
  ]);
  return matterView(visit, answer.body, elements, {
    ...(wanted ? { wanted } : {}),
    ...(choices ? { choices } : {}),
    similar,
    stuck,
  });
}

/** Roles that may look in an emergency at a matter in which they have no part. */
const mayBreakGlass = new Set(['reviewer', 'approver', 'inspector', 'supervisor']);

/** A matter that is none of theirs, or none at all: after an act that ended their part, the desk; else the emergency look is offered. */
function elsewhere(visit: Visit, problem: Problem): PageResult {
  if (problem.code !== 'matter-not-found' || visit.visitor.kind !== 'staff') return { problem };
  if (visit.query['done'] !== undefined) return { redirect: '/desk' };
  if (!visit.visitor.roles.some((role) => mayBreakGlass.has(role))) return { problem };
  return { redirect: `/desk/matters/${encodeURIComponent(visit.params['matter'] ?? '')}/break-glass` };
}

/** The page of a matter that was read. */
export function matterView(visit: Visit, matter: MatterView, elements: Elements, opened: Opened): PageParts {
  const { say, tell, query } = visit;
  const task = query['task'];
  const usual = opened.wanted === undefined && task ? usualAction(matter, task) : undefined;
  const action = opened.wanted ? findAction(matter, opened.wanted) : usual;
  const ofMatter = matter.permittedActions.filter((each) => each.case === undefined);
  const form = actionForms[action?.command as keyof typeof actionForms];
  return {
    title: `${tell(matter.title)} ${matter.number}`,
    width: 'wide',
    back: { href: '/desk', label: say('web.menu.desk') },
    islands: ['/assets/live.js', ...(form && sendsFiles(form) ? ['/assets/upload.js'] : [])],
    body: (
      <>
        <PageTitle title={tell(matter.title)} above={matter.number} />
        {query['done'] && opened.attempt === undefined && (
          <Notice tone="success" title={say('web.desk.done', { action: doneText(visit, query['done']) })} announce />
        )}
        <div class="ov-stack-l">
          <NobodyLeft visit={visit} stuck={opened.stuck ?? []} />
          <OpenForm visit={visit} matter={matter} action={action} opened={opened} />
          <SimilarPanel visit={visit} decisions={opened.similar ?? []} />
          <div class="ov-stack-l" data-live={`/api/matters/${matter.id}/live`} data-seq={matter.seq}>
            <LiveRegion id="live-note">{nextText(visit, matter)}</LiveRegion>
            <WhoPanel visit={visit} matter={matter} />
            <div class="ov-columns">
              <MatterAside visit={visit} matter={matter} actions={ofMatter} />
              <div class="ov-stack-l">
                <NotesPanel visit={visit} matter={matter} />
                <CorrectionPanel visit={visit} matter={matter} />
                <section class="ov-stack">
                  <Heading level={2}>{say('web.matter.cases', { count: matter.cases.length })}</Heading>
                  {matter.cases.map((one) => (
                    <CasePanel
                      key={one.case}
                      visit={visit}
                      matter={matter}
                      one={one}
                      isOpen={action?.case === one.case || matter.cases.length === 1}
                    />
                  ))}
                </section>
                <JointPanel visit={visit} matter={matter} />
                <SurveyPanel visit={visit} matter={matter} />
                <ConditionsPanel visit={visit} matter={matter} />
                <ObligationsPanel visit={visit} matter={matter} />
                <NoticesPanel visit={visit} matter={matter} />
                <AnswersPanel visit={visit} matter={matter} elements={elements} />
                <History visit={visit} matter={matter} />
              </div>
            </div>
          </div>
        </div>
      </>
    ),
  };
}

const doneText = (visit: Visit, command: string): string =>
  command in actionForms ? visit.say(`matters.command.${command}`) : '';

/** A step that lies in a colleague's hands, and how one comes by it; undefined where that is not what stands in the way. */
function heldBy({ say, visitor }: Visit, matter: MatterView, id: string): string | undefined {
  const task = matter.cases.flatMap((one) => one.tasks).find((each) => each.task === id);
  if (task?.state !== 'open' || task.assignee === null || task.assignee === visitor.id) return undefined;
  return say('web.desk.held', { who: task.assigneeName ?? '' });
}

const chosen: ReadonlySet<string> = new Set(['choice', 'select', 'several', 'yes-no', 'file', 'files']);

/** Words that somebody wrote; a code chosen from a list or the hash of a file tells its reader nothing. */
function isTyped(command: string, name: string): boolean {
  if (['command', 'key', 'seq', 'version', 'at.case', 'at.task'].includes(name)) return false;
  if (/\.(need|verdict|told|unit|organ|fits)$/.test(name)) return false;
  const fields = actionForms[command as keyof typeof actionForms]?.fields ?? [];
  return !fields.some((field) => field.name === name && chosen.has(field.kind));
}

/** The form, or why it can no longer be shown; what was typed is never thrown away. */
function OpenForm({
  visit,
  matter,
  action,
  opened,
}: {
  visit: Visit;
  matter: MatterView;
  action: Action | undefined;
  opened: Opened;
}) {
  const { say } = visit;
  const { attempt, wanted } = opened;
  const form = action && actionForms[action.command as keyof typeof actionForms];
  if (action && form)
    return (
      <ActionFormCard
        place={placeOf(visit, matter, action, opened.choices)}
        form={form}
        attempt={attempt ?? { values: {} }}
        key0={visit.house.ids.next()}
      />
    );
  const held = heldBy(visit, matter, wanted?.task ?? visit.query['task'] ?? '');
  if (!wanted) return held === undefined ? null : <Notice tone="info" title={held} />;
  const typed = Object.entries(attempt?.values ?? {}).filter(([name]) => isTyped(wanted.command, name));
  return (
    <section class="ov-card ov-stack" id="act">
      <Heading level={2}>{say('web.desk.gone')}</Heading>
      {attempt?.problem && (
        <Refused place={{ visit, matter }} problem={attempt.problem} seen={Number(attempt.values['seq']?.[0])} />
      )}
      <p>{held ?? say('web.desk.gone.text')}</p>
      {typed.length > 0 && (
        <>
          <p>{say('web.desk.gone.typed')}</p>
          <ul>
            {typed.flatMap(([name, values]) =>
              values.filter((value) => value !== '').map((value) => <li key={`${name}-${value}`}>{value}</li>),
            )}
          </ul>
        </>
      )}
    </section>
  );
}
