/** The promised day with its reasons, and the figures of the matter. */
import type { MatterView } from '../../../matters/index.ts';
import { Figures } from '../../components/figures/figures.tsx';
import { PromisedDate } from '../../components/promised-date/promised-date.tsx';
import { Why } from '../../components/why/why.tsx';
import { sayDue } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { sayWhyDate } from '../../matter/why-date.ts';
import { figuresOf } from '../../matter/figures.ts';

/** Nothing of a day where none was promised. */
export function Progress({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  // Only the clock that makes the day can say why; while the plan's day counts, none does.
  const latest = matter.cases.map((one) => one.promised).find((clock) => clock?.due === matter.promisedOn);
  return (
    <>
      {matter.status === 'running' && matter.promisedOn && (
        <PromisedDate
          label={say('web.when.promised')}
          date={sayDue(visit, matter.promisedOn, { at: matter.promisedAt, year: true, isFirm: true })}
          machine={matter.promisedAt ?? matter.promisedOn}
          {...(matter.promisedProvisional ? { provisional: say('web.when.provisional') } : {})}
          why={
            latest && (
              <Why question={say('web.when.why')}>
                <ol>
                  {latest.why.map((step, index) => (
                    <li key={index}>{sayWhyDate(visit, step)}</li>
                  ))}
                </ol>
              </Why>
            )
          }
        />
      )}
      <Figures
        figures={[
          ...figuresOf(visit, matter),
          {
            label: say('web.figure.elapsed'),
            value: String(matter.elapsedDays),
            unit: say('web.figure.elapsed.unit'),
          },
        ]}
      />
    </>
  );
}
