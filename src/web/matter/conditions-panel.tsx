/** Conditions of grants that are looked at later: what, until when or after what, who looks, and how it stands. Nothing where there is none. */
import type { MatterView } from '../../matters/index.ts';
import { sayDate, sayDue } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';
import { DataTable } from '../components/data-table/data-table.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { Tag } from '../components/tag/tag.tsx';

/** The panel, the same for applicants and staff. */
export function ConditionsPanel({ visit, matter }: { readonly visit: Visit; readonly matter: MatterView }) {
  const { say, tell } = visit;
  if (matter.conditions.length === 0) return null;
  const columns = ['text', 'until', 'checker', 'state'].map((key) => ({
    key,
    label: say(`web.conditions.${key}`),
  }));
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.conditions')}</Heading>
      <DataTable
        caption={say('web.conditions')}
        captionHidden
        columns={columns}
        rows={matter.conditions.map((one) => ({
          key: one.condition,
          cells: {
            text: (
              <div>
                {one.text}
                <div class="ov-quiet">
                  {tell(matter.cases.find((each) => each.case === one.case)?.name ?? { zh: '', en: '' })}
                </div>
              </div>
            ),
            until: untilOf(visit, matter, one),
            checker: tell(one.checkerName),
            state: <StateTag visit={visit} matter={matter} obligation={one.obligation} />,
          },
        }))}
      />
    </section>
  );
}

type Condition = MatterView['conditions'][number];

function untilOf(visit: Visit, matter: MatterView, one: Condition): string {
  const { say, lang } = visit;
  const owed = matter.obligations.find((each) => each.obligation === one.obligation);
  if (owed) return sayDue(visit, owed.due, { isFirm: one.due !== null });
  if (one.event === null || one.within === null) return one.due === null ? '' : sayDate(lang, one.due);
  return say('web.conditions.after', { event: one.event, limit: say(`unit.${one.within.unit}`, { n: one.within.n }) });
}

function StateTag({ visit, matter, obligation }: { visit: Visit; matter: MatterView; obligation: string | null }) {
  const state = matter.obligations.find((each) => each.obligation === obligation)?.state;
  if (state === undefined) return <Tag tone="neutral" text={visit.say('web.conditions.waits')} />;
  return (
    <Tag
      tone={state === 'closed' ? 'success' : state === 'open' ? 'info' : 'danger'}
      text={visit.say(`web.desk.obligation.${state}`)}
    />
  );
}
