/** One case as staff see it: state, both clocks with their reason, tasks, papers, and what may be done with it now. */
import type { CaseView, ClockView, MatterView } from '../../../matters/index.ts';
import { sayDate, sayDue, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { Payment } from '../../matter/payment.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { Why } from '../../components/why/why.tsx';
import { Beside } from '../../matter/beside.tsx';
import { toneOf } from '../../matter/status.ts';
import { sayWhyDate } from '../../matter/why-date.ts';
import { ActionLinks } from './action-links.tsx';
import { VerdictTag } from '../actions/paper-rows.tsx';
import { DueCell } from '../colour.tsx';
import { Opinions, whoActed } from './opinions.tsx';
import { Unserved } from './unserved.tsx';
import { FileLink } from '../file-link.tsx';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly one: CaseView;
  /** Papers are unfolded: the case one came for. */
  readonly isOpen?: boolean;
}

/** The panel. */
export function CasePanel(props: Props) {
  const { visit, matter, one } = props;
  const { say, tell } = visit;
  return (
    <article class="ov-card ov-stack" id={one.case}>
      <div class="ov-stack-s">
        <Heading level={3}>{tell(one.name)}</Heading>
        <p>
          <Tag tone={toneOf[one.status]} text={say(`web.status.${one.status}`)} />{' '}
          {one.flags.map((flag) => (
            <Tag key={flag} tone={flag === 'overdue' ? 'danger' : 'warning'} text={say(`web.flag.${flag}`)} />
          ))}
        </p>
        <p class="ov-quiet">
          <span class="ov-num">{one.number}</span> · {tell(one.organName)}
          {one.holderName &&
            ` · ${say('web.desk.holder', { who: one.holder === 'applicant' ? say('web.by.applicant') : tell(one.holderName) })}`}
          {one.external?.serial && ` · ${say('web.case.serial', { serial: one.external.serial })}`}
        </p>
      </div>
      <ActionLinks
        visit={visit}
        matter={matter}
        actions={matter.permittedActions.filter((each) => each.case === one.case)}
        about={tell(one.name)}
      />
      <Unserved visit={visit} matter={matter} one={one} />
      <Beside {...props} />
      <Payment {...props} />
      <Outcome {...props} />
      {isEnded(one) ? (
        <details class="ov-why" open={props.isOpen}>
          <summary>
            {say('web.desk.history')}
            <span class="ov-hidden"> {tell(one.name)}</span>
          </summary>
          <div class="ov-stack">
            <Inside {...props} />
          </div>
        </details>
      ) : (
        <Inside {...props} />
      )}
    </article>
  );
}

const isEnded = (one: CaseView): boolean =>
  ['closed', 'delivered', 'not-accepted', 'withdrawn', 'lapsed', 'voided', 'dropped'].includes(one.status);

function Inside(props: Props) {
  return (
    <>
      <Opinions visit={props.visit} matter={props.matter} id={props.one.case} />
      <Clocks {...props} />
      {props.one.tasks.length > 0 && <Tasks {...props} />}
      <Papers {...props} />
    </>
  );
}

function Outcome({ visit, matter, one }: Props) {
  const { say, tell, lang } = visit;
  const { decision, notAccepted } = one;
  return (
    <>
      {decision && (
        <Notice
          tone={decision.effect === 'granted' ? 'success' : 'danger'}
          level={4}
          title={say(`web.decision.${decision.effect}`, { kind: one.sort, on: sayDate(lang, decision.on) })}
        >
          <p>{decision.reasons}</p>
          {decision.conditions.length > 0 && (
            <ul>
              {decision.conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          )}
          {decision.decidedBy && (
            <p class="ov-quiet">{say('web.desk.decided-by', { who: decider(visit, matter, one) })}</p>
          )}
        </Notice>
      )}
      {notAccepted && (
        <Notice tone="warning" level={4} title={say(`web.not-accepted.${notAccepted.kind}`)}>
          <p>{notAccepted.reasons}</p>
          <p>{notAccepted.signpost.text}</p>
        </Notice>
      )}
      {one.certificates.map((certificate) => (
        <p key={certificate.identifier}>
          {say('web.desk.certificate')} {tell(certificate.name)} <span class="ov-num">{certificate.number}</span>
        </p>
      ))}
    </>
  );
}

/** Who decided, and in whose place. */
function decider(visit: Visit, matter: MatterView, one: CaseView): string {
  const entry = matter.timeline.findLast((each) => each.name === 'case-decided' && each.cases.includes(one.case));
  return (entry && whoActed(visit, matter, entry)) || (one.decision?.decidedBy ?? '');
}

function Clocks({ visit, one }: Props) {
  const { say } = visit;
  const clocks = (['answer', 'promised', 'statutory'] as const).flatMap((name) =>
    one[name] ? [{ name, clock: one[name] as ClockView }] : [],
  );
  if (clocks.length === 0) return null;
  const columns = ['clock', 'due', 'used', 'left'].map((key) => ({
    key,
    label: say(`web.desk.clock.${key}`),
    numeric: key === 'used' || key === 'left',
  }));
  const rows = clocks.map(({ name, clock }) => ({
    key: name,
    cells: {
      clock: (
        <>
          {say(`web.desk.clock.${name}`)}
          <div class="ov-quiet">{say(`unit.${clock.limit.unit}`, { n: clock.limit.n })}</div>
        </>
      ),
      due: (
        <>
          <DueCell visit={visit} due={clock.due} at={clock.dueAt} colour={clock.colour} isFirm={!clock.provisional} />
          <WhyDate visit={visit} clock={clock} />
        </>
      ),
      used: clock.usedWorkingDays,
      left: clock.leftWorkingDays,
    },
  }));
  return (
    <>
      <DataTable caption={say('web.desk.clocks')} captionHidden columns={columns} rows={rows} />
      <Above visit={visit} one={one} />
    </>
  );
}

/** What lies at an organ above, and how long: never counted to the organs here. */
function Above({ visit, one }: Pick<Props, 'visit' | 'one'>) {
  const { say, lang } = visit;
  if (one.above === null) return null;
  const { submittedOn, backOn, workingDays, helperName } = one.above;
  return (
    <p>
      {say('web.above', {
        from: sayDate(lang, submittedOn),
        until: backOn === null ? '' : sayDate(lang, backOn),
        isBack: backOn !== null,
        days: workingDays,
      })}
      {helperName !== null && <span class="ov-quiet"> {say('web.above.helper', { who: helperName })}</span>}
    </p>
  );
}

/** The sentences behind a date. */
function WhyDate({ visit, clock }: { visit: Visit; clock: Pick<ClockView, 'why'> }) {
  return (
    <Why question={visit.say('web.when.why')}>
      <ol>
        {clock.why.map((step, index) => (
          <li key={index}>{sayWhyDate(visit, step)}</li>
        ))}
      </ol>
    </Why>
  );
}

const taskTones = { waiting: 'neutral', open: 'info', done: 'success', dropped: 'neutral' } as const;

/** The record of a site check as a document: it is drawn from the fact. */
const recordOf = (matter: MatterView, task: string): number | undefined =>
  matter.timeline.findLast((entry) => entry.name === 'survey-recorded' && entry.detail['task'] === task)?.seq;

function Tasks({ visit, matter, one }: Props) {
  const { say, tell, lang } = visit;
  const columns = ['step', 'state', 'due', 'who'].map((key) => ({ key, label: say(`web.desk.step.${key}`) }));
  const rows = one.tasks.map((task) => ({
    key: task.task,
    cells: {
      step: tell(task.name),
      state: (
        <>
          <Tag
            tone={task.passed === false ? 'danger' : taskTones[task.state]}
            text={say(task.passed === false ? 'web.desk.not-passed' : `web.desk.task.${task.state}`)}
          />
          {recordOf(matter, task.task) !== undefined && (
            <div>
              <a
                href={`/api/matters/${matter.id}/notices/f${recordOf(matter, task.task)}/pdf`}
                download={`${one.number}.pdf`}
              >
                {say('web.desk.survey-record')}
              </a>
            </div>
          )}
          {task.opinion && <div class="ov-quiet">{say(`web.desk.option.opinion.${task.opinion}`)}</div>}
          {task.session && (
            <div class="ov-quiet">
              {say('web.desk.session', { ...task.session, outcome: task.session.outcome ?? 'open' })}
            </div>
          )}
          {task.waitsFor.length > 0 && (
            <div class="ov-quiet">
              {say('web.desk.waits', {
                what: task.waitsFor.map((wait) => tell(wait.name)).join(lang === 'en' ? ', ' : '、'),
              })}
            </div>
          )}
          {task.scheduledAt && (
            <div class="ov-quiet">{say('web.desk.scheduled', { at: sayInstant(lang, task.scheduledAt) })}</div>
          )}
        </>
      ),
      due: <DueCell visit={visit} due={task.due} colour={task.colour} />,
      who: (
        <>
          {tell(task.organName)}
          {task.assigneeName && <div class="ov-quiet">{task.assigneeName}</div>}
        </>
      ),
    },
  }));
  return <DataTable caption={say('web.desk.steps')} columns={columns} rows={rows} />;
}

function Papers({ visit, matter, one, isOpen }: Props) {
  const { say, tell } = visit;
  const papers = matter.materials.filter((each) => each.case === one.case);
  if (papers.length === 0) return null;
  const columns = ['paper', 'state', 'verdict'].map((key) => ({ key, label: say(`web.desk.papers.${key}`) }));
  const rows = papers.map((paper) => ({
    key: paper.need,
    cells: {
      paper: (
        <>
          {tell(paper.name)} {paper.key && <span class="ov-quiet">{say('web.desk.paper.key')}</span>}
        </>
      ),
      state: (
        <>
          {say(`web.desk.paper.${paper.state}`)} {paper.due && <span class="ov-quiet">{sayDue(visit, paper.due)}</span>}{' '}
          <FileLink visit={visit} matter={matter.id} paper={paper} />
          {paper.onPaper && (
            <div class="ov-quiet">
              {say('web.counter.paper.described', { text: paper.onPaper.text })} {paper.onPaper.seenBy}
            </div>
          )}
        </>
      ),
      verdict: (
        <>
          <VerdictTag place={{ visit }} paper={paper} />
          {paper.problem && <div class="ov-quiet">{paper.problem}</div>}
        </>
      ),
    },
  }));
  const caption = say('web.desk.papers', {
    count: papers.length,
    bad: papers.filter((each) => each.verdict === 'defective' || each.verdict === 'missing').length,
  });
  return (
    <details class="ov-why" open={isOpen}>
      <summary>
        {caption}
        <span class="ov-hidden"> {tell(one.name)}</span>
      </summary>
      <div class="ov-why-text">
        <DataTable caption={`${tell(one.name)} ${caption}`} captionHidden columns={columns} rows={rows} />
      </div>
    </details>
  );
}
