/** Away, lent, handed over: who covers for whom, whose power to decide is lent for some days, and everything in one person's hands to a colleague. */
import type { PageResult } from '../../app/pages.ts';
import { sayDate, sayInstant } from '../../app/dates.ts';
import { field, type Visit } from '../../app/visit.ts';
import type { StandingIn } from '../../../people/index.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { NumberField } from '../../components/number-field/number-field.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { readChoices, type Choices } from '../choices.ts';
import { errorAt, noAttempt, summaryOf, type Attempt } from '../form-errors.ts';

const words = 'web.absence.field';

/** GET /desk/absence */
export const absencePage = (visit: Visit): Promise<PageResult> => absenceShown(visit, noAttempt);

/** The page again after a form could not be sent. */
export async function absenceShown(visit: Visit, attempt: Attempt): Promise<PageResult> {
  const [standing, choices] = await Promise.all([visit.client.get<StandingIn>('/api/standing-in'), readChoices(visit)]);
  return standing.ok ? absenceView(visit, standing.body, choices.staff, attempt) : { problem: standing.problem };
}

/** The page of what was read. */
export function absenceView(
  visit: Visit,
  standing: StandingIn,
  staff: Choices['staff'],
  attempt: Attempt = noAttempt,
): PageResult {
  const { say, query, visitor } = visit;
  const { done, handed, kept } = query;
  const isWrong = attempt.refused !== undefined || Object.keys(attempt.errors).length > 0;
  const decides = visitor.roles.includes('approver');
  return {
    title: say('web.absence'),
    width: 'wide',
    ...(isWrong ? { status: 422 } : {}),
    body: (
      <>
        <PageTitle title={say('web.absence')} lead={say('web.absence.lead')} />
        <div class="ov-stack-l">
          <ErrorSummary title={say('web.form.errors')} errors={summaryOf(visit, words, attempt)} />
          {attempt.refused !== undefined && <Notice tone="danger" title={attempt.refused} announce />}
          {done !== undefined && <Notice tone="success" title={say('web.absence.done')} announce />}
          {handed !== undefined && (
            <Notice
              tone={kept === '0' ? 'success' : 'warning'}
              title={say('web.absence.handed', { handed: Number(handed) || 0, kept: Number(kept) || 0 })}
              announce
            >
              <Stayed visit={visit} />
            </Notice>
          )}
          <Uncovered visit={visit} standing={standing} staff={staff} />
          <Absences visit={visit} standing={standing} staff={staff} attempt={attempt} decides={decides} />
          <Delegations visit={visit} standing={standing} staff={staff} attempt={attempt} decides={decides} />
          {(decides || visitor.roles.includes('coordinator')) && (
            <HandOver visit={visit} staff={staff} attempt={attempt} />
          )}
        </div>
      </>
    ),
  };
}

const stayedRow = /^(m-\d{1,6}-[0-9a-z]{12}-[0-9a-z])\|([\w.:-]{1,120})\|([a-z-]{1,60})$/;

/** What could not be handed over: each with the reason, what helps, and the way to it. */
function Stayed({ visit }: { visit: Visit }) {
  const { say, query } = visit;
  const rows = (query['stayed'] ?? '').split(',').flatMap((text) => {
    const [, matter, task, code] = stayedRow.exec(text) ?? [];
    return matter && task && code ? [{ matter, task, code }] : [];
  });
  return rows.length === 0 ? null : (
    <ul>
      {rows.map(({ matter, task, code }) => (
        <li key={`${matter} ${task}`}>
          <a href={`/desk/matters/${matter}?task=${encodeURIComponent(task)}`}>{matter}</a>{' '}
          {say(`problem.${code}.title`)} {say(`problem.${code}.remedy`)}
        </li>
      ))}
    </ul>
  );
}

/** Whoever is away now and whose cover can do none of the work: it lies there until somebody is found, so it is said first. */
function Uncovered({ visit, standing, staff }: Pick<Props, 'visit' | 'standing' | 'staff'>) {
  const { say, lang } = visit;
  return (
    <>
      {standing.absences
        .filter((one) => one.isNow && !sharesRole(staff, one))
        .map((one) => {
          const roles = staff.find((each) => each.id === one.staff)?.roles ?? [];
          const able = staff.filter((each) => each.id !== one.staff && each.roles.some((role) => roles.includes(role)));
          return (
            <Notice
              key={one.absence}
              tone="warning"
              title={say('web.absence.uncovered', { who: one.name, until: sayDate(lang, one.until) })}
            >
              <p>
                {able.length > 0
                  ? say('web.absence.uncovered.able', { who: able.map((each) => each.name).join('、') })
                  : say('web.absence.uncovered.nobody', {
                      who: one.name,
                      cover: one.coverName,
                      roles: roles.map((role) => say(`web.role.${role}`)).join('、'),
                      until: sayDate(lang, one.until),
                    })}
              </p>
            </Notice>
          );
        })}
    </>
  );
}

interface Props {
  readonly visit: Visit;
  readonly standing: StandingIn;
  readonly staff: Choices['staff'];
  readonly attempt: Attempt;
  readonly decides: boolean;
}

/** A choice of one colleague. */
function Colleague({
  visit,
  name,
  staff,
  attempt,
  self = false,
}: Pick<Props, 'visit' | 'staff' | 'attempt'> & { name: string; self?: boolean }) {
  const { say, visitor } = visit;
  return (
    <SelectField
      id={name}
      name={name}
      label={say(`web.absence.field.${name}`)}
      value={field(visit, name) || (self ? visitor.id : '')}
      empty={say('web.choose')}
      options={[
        ...(self ? [{ value: visitor.id, label: say('web.absence.myself') }] : []),
        ...staff.filter((one) => !self || one.id !== visitor.id).map((one) => ({ value: one.id, label: one.name })),
      ]}
      {...errorAt(attempt, name)}
    />
  );
}

const Reason = ({ visit, name, attempt }: Pick<Props, 'visit' | 'attempt'> & { name: string }) => (
  <TextField
    id={name}
    name={name}
    label={visit.say(`web.absence.field.${name}`)}
    maxLength={500}
    value={field(visit, name)}
    {...errorAt(attempt, name)}
  />
);

/** The button that undoes a line; its own form, so that it works without scripts. */
const Undo = ({
  visit,
  action,
  id,
  about,
  label = 'web.absence.undo',
}: {
  visit: Visit;
  action: 'end' | 'take-back';
  id: string;
  about: string;
  label?: string;
}) => (
  <form method="post" action={`/desk/absence/${action}`}>
    <input type="hidden" name={action === 'end' ? 'absence' : 'grant'} value={id} />
    <Button kind="quiet">
      {visit.say(label)}
      <span class="ov-hidden"> {about}</span>
    </Button>
  </form>
);

/** Who stands in for whom at this moment, in one line each. */
function Now({ visit, absences, staff }: Pick<Props, 'visit' | 'staff'> & Pick<StandingIn, 'absences'>) {
  const { say, lang } = visit;
  const now = absences.filter((one) => one.isNow && sharesRole(staff, one));
  if (now.length === 0 && absences.some((one) => one.isNow)) return null;
  return now.length === 0 ? (
    <p class="ov-quiet">{say('web.absence.now.none')}</p>
  ) : (
    <ul class="ov-stack-s">
      {now.map((one) => (
        <li key={one.absence}>
          {say('web.absence.now', { cover: one.coverName, who: one.name, until: sayDate(lang, one.until) })}
        </li>
      ))}
    </ul>
  );
}

/** Another last day for one absence: opened by the link in its line, and again after it could not be sent. */
function Change({ visit, absences, attempt }: Pick<Props, 'visit' | 'attempt'> & Pick<StandingIn, 'absences'>) {
  const { say, lang, query } = visit;
  const wanted = field(visit, 'absence') || query['change'];
  const one = absences.find((each) => each.absence === wanted && each.mayEnd);
  if (!one) return null;
  const days = say('web.seals.days', { from: sayDate(lang, one.from), until: sayDate(lang, one.until) });
  return (
    <form id="change" class="ov-card ov-stack-s" method="post" action="/desk/absence/change" novalidate>
      <Heading level={3}>{say('web.absence.change', { who: one.name })}</Heading>
      <p class="ov-quiet">{say('web.absence.change.text', { cover: one.coverName, days })}</p>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <input type="hidden" name="absence" value={one.absence} />
      <DateField
        id="newUntil"
        name="newUntil"
        label={say('web.absence.field.newUntil')}
        value={field(visit, 'newUntil') || one.until}
        {...errorAt(attempt, 'newUntil')}
      />
      <Reason visit={visit} name="changeReason" attempt={attempt} />
      <Button>{say('web.absence.change.do')}</Button>
    </form>
  );
}

/** Whoever covers acts with their own power: without a role of whoever is away they can do none of that work. */
function sharesRole(staff: Choices['staff'], { staff: away, cover }: StandingIn['absences'][number]): boolean {
  const rolesOf = (id: string) => staff.find((one) => one.id === id)?.roles;
  const [own, theirs] = [rolesOf(away), rolesOf(cover)];
  return own === undefined || theirs === undefined || own.some((role) => theirs.includes(role));
}

function Absences({ visit, standing, staff, attempt, decides }: Props) {
  const { say, lang, visitor } = visit;
  const columns = ['who', 'cover', 'days', 'reason', 'change', 'undo'].map((key) => ({
    key,
    label: say(`web.absence.column.${key}`),
  }));
  const others = staff.filter((one) => one.id !== visitor.id);
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.absence.cover')}</Heading>
      <Now visit={visit} absences={standing.absences} staff={staff} />
      <DataTable
        caption={say('web.absence.cover')}
        captionHidden
        columns={columns}
        empty={<EmptyState icon="check" title={say('web.absence.none')} text={say('web.absence.none.text')} />}
        rows={standing.absences.map((one) => ({
          key: one.absence,
          cells: {
            who: one.name,
            cover: (
              <>
                {one.coverName}
                {!sharesRole(staff, one) && (
                  <div class="ov-quiet">{say('web.absence.no-power', { who: one.name })}</div>
                )}
              </>
            ),
            days: say('web.seals.days', { from: sayDate(lang, one.from), until: sayDate(lang, one.until) }),
            reason: one.reason,
            change: one.mayEnd ? (
              <a href={`/desk/absence?change=${encodeURIComponent(one.absence)}#change`}>
                {say('web.absence.change.link')}
                <span class="ov-hidden"> {one.name}</span>
              </a>
            ) : (
              ''
            ),
            undo: one.mayEnd ? (
              <Undo
                visit={visit}
                action="end"
                id={one.absence}
                about={one.name}
                label={one.isNow ? 'web.absence.end-today' : 'web.absence.undo'}
              />
            ) : (
              ''
            ),
          },
        }))}
      />
      <Change visit={visit} absences={standing.absences} attempt={attempt} />
      {!visitor.roles.includes('coordinator') && (
        <form class="ov-card ov-stack-s" method="post" action="/desk/absence" novalidate>
          <Heading level={3}>{say('web.absence.record')}</Heading>
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          {decides && <Colleague visit={visit} name="away" staff={staff} attempt={attempt} self />}
          <Colleague visit={visit} name="cover" staff={decides ? staff : others} attempt={attempt} />
          {(['from', 'until'] as const).map((name) => (
            <DateField
              key={name}
              id={name}
              name={name}
              label={say(`web.absence.field.${name}`)}
              value={field(visit, name)}
              {...errorAt(attempt, name)}
            />
          ))}
          <Reason visit={visit} name="reason" attempt={attempt} />
          <Button>{say('web.absence.record')}</Button>
        </form>
      )}
    </section>
  );
}

function Delegations({ visit, standing, staff, attempt, decides }: Props) {
  const { say, lang, visitor } = visit;
  if (!decides && standing.delegations.length === 0) return null;
  const columns = ['lender', 'deputy', 'until', 'undo'].map((key) => ({
    key,
    label: say(`web.absence.column.${key}`),
  }));
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.absence.delegation')}</Heading>
      <DataTable
        caption={say('web.absence.delegation')}
        captionHidden
        columns={columns}
        empty={
          <EmptyState
            icon="check"
            title={say('web.absence.delegation.none')}
            text={say('web.absence.delegation.text')}
          />
        }
        rows={standing.delegations.map((one) => ({
          key: one.grant,
          cells: {
            lender: one.from,
            deputy: one.to,
            until: sayInstant(lang, one.until),
            undo: one.mayEnd ? <Undo visit={visit} action="take-back" id={one.grant} about={one.to} /> : '',
          },
        }))}
      />
      {decides && (
        <form class="ov-card ov-stack-s" method="post" action="/desk/absence/lend" novalidate>
          <Heading level={3}>{say('web.absence.lend')}</Heading>
          <p class="ov-quiet">{say('web.absence.lend.text')}</p>
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          <Colleague
            visit={visit}
            name="deputy"
            staff={staff.filter((one) => one.id !== visitor.id)}
            attempt={attempt}
          />
          <NumberField
            id="days"
            name="days"
            label={say(`web.absence.field.days`)}
            unit={say('web.absence.days.unit')}
            value={field(visit, 'days')}
            {...errorAt(attempt, 'days')}
          />
          <Reason visit={visit} name="lendingReason" attempt={attempt} />
          <Button>{say('web.absence.lend')}</Button>
        </form>
      )}
    </section>
  );
}

function HandOver({ visit, staff, attempt }: Pick<Props, 'visit' | 'staff' | 'attempt'>) {
  const { say } = visit;
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.absence.hand-over')}</Heading>
      <form class="ov-card ov-stack-s" method="post" action="/desk/absence/hand-over" novalidate>
        <p class="ov-quiet">{say('web.absence.hand-over.text')}</p>
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <Colleague visit={visit} name="giver" staff={staff} attempt={attempt} />
        <Colleague visit={visit} name="taker" staff={staff} attempt={attempt} />
        <Reason visit={visit} name="handingReason" attempt={attempt} />
        <Button>{say('web.absence.hand-over.do')}</Button>
      </form>
    </section>
  );
}
