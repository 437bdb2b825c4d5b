/** Beside the matter: the promise, who applies (masked by the API), the figures, and what may be done with the whole matter. */
import type { MatterView } from '../../../matters/index.ts';
import { sayDue, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Figures } from '../../components/figures/figures.tsx';
import { PromisedDate } from '../../components/promised-date/promised-date.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { lateRows } from '../counter/received-page.tsx';
import { ActionLinks } from './action-links.tsx';
import type { Action } from '../actions/place.ts';
import { figuresOf } from '../../matter/figures.ts';

/** The aside. */
export function MatterAside({
  visit,
  matter,
  actions,
}: {
  visit: Visit;
  matter: MatterView;
  actions: readonly Action[];
}) {
  const { say, lang, tell } = visit;
  const { applicant } = matter;
  return (
    <aside class="ov-columns-aside ov-stack" aria-label={say('web.desk.aside')}>
      {matter.promisedOn && (
        <PromisedDate
          label={say('web.when.promised')}
          date={sayDue(visit, matter.promisedOn, { at: matter.promisedAt, year: true, isFirm: true })}
          machine={matter.promisedAt ?? matter.promisedOn}
          {...(matter.promisedProvisional ? { provisional: say('web.when.provisional') } : {})}
        />
      )}
      <ActionLinks visit={visit} matter={matter} actions={actions} about={tell(matter.title)} />
      <SummaryList
        rows={[
          ...(applicant
            ? [
                { key: say('web.by.applicant'), value: applicant.name },
                {
                  key: say('web.data-space.identity'),
                  value: <span class="ov-num">{applicant.identity}</span>,
                  action: matter.mayUnmask
                    ? {
                        label: say('web.access.unmask'),
                        about: applicant.name,
                        href: `/desk/matters/${matter.id}/unmask`,
                      }
                    : undefined,
                },
                { key: say('web.data-space.phone'), value: <span class="ov-num">{applicant.phone}</span> },
              ]
            : []),
          { key: say('web.receipt.at'), value: sayInstant(lang, matter.receivedAt) },
          ...lateRows(visit, matter),
          { key: say('web.desk.channel'), value: say(`web.desk.channel.${matter.channel}`) },
          { key: say('web.desk.delivery'), value: say(`web.desk.option.way.${matter.delivery}`) },
          { key: say('web.desk.catalogue'), value: <span class="ov-num">{matter.catalogue.slice(0, 12)}</span> },
        ]}
      />
      <Figures
        figures={[
          ...figuresOf(visit, matter),
          {
            label: say('web.desk.violations'),
            value: String(matter.violations),
            unit: say('web.desk.violations.unit'),
          },
        ]}
      />
      {matter.status === 'complete' &&
        visit.visitor.roles.some((role) => role === 'coordinator' || role === 'supervisor') && (
          <LinkButton kind="secondary" icon="file" href={`/api/matters/${matter.id}/archive`} download>
            {say('web.desk.archive')}
          </LinkButton>
        )}
      {matter.sees === 'own-cases' && <p class="ov-quiet">{say('web.desk.own-cases')}</p>}
    </aside>
  );
}
