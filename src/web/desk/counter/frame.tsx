/** What the pages of the counter share: the way among them, the day they are about, a printed head, the print button. */
import type { ComponentChildren } from 'preact';
import type { PageParts } from '../../app/frame.tsx';
import { sayDate } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { FilterBar } from '../../components/filter-bar/filter-bar.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import type { Choices } from '../choices.ts';

const places = ['intake', 'papers', 'collections', 'consultations', 'outage', 'day'] as const;
type CounterPlace = (typeof places)[number];

/** A page of the counter. */
export function counterPage(
  visit: Visit,
  place: CounterPlace,
  parts: {
    readonly lead: string;
    readonly body: ComponentChildren;
    readonly status?: number;
    /** Files are sent from the page. */
    readonly hasFiles?: boolean;
  },
): PageParts {
  const { say } = visit;
  const title = say(`web.counter.${place}`);
  return {
    title,
    width: 'wide',
    islands: ['/assets/print.js', ...(parts.hasFiles ? ['/assets/upload.js'] : [])],
    ...(parts.status === undefined ? {} : { status: parts.status }),
    body: (
      <>
        <PageTitle title={title} lead={parts.lead} />
        <div class="ov-stack">
          <div class="ov-no-print">
            <Tabs
              label={say('web.counter.tabs')}
              tabs={places.map((one) => ({
                label: say(`web.counter.${one}`),
                href: `/desk/${one}`,
                current: one === place,
              }))}
            />
          </div>
          {parts.body}
        </div>
      </>
    ),
  };
}

/** Which day and counter; the form is the address. */
export function DayBar({
  visit,
  place,
  day,
  site,
  sites,
}: {
  visit: Visit;
  place: CounterPlace;
  day: string;
  site: string;
  sites: Choices['sites'];
}) {
  const { say, tell } = visit;
  return (
    <div class="ov-no-print">
      <FilterBar label={say('web.counter.which')} action={`/desk/${place}`} submit={say('web.counter.show')}>
        <DateField id="on" name="on" label={say('web.counter.on')} value={day} />
        {sites.length > 1 && (
          <SelectField
            id="site"
            name="site"
            label={say('web.counter.site')}
            value={site}
            options={sites.map((one) => ({ value: one.id, label: tell(one.name) }))}
          />
        )}
      </FilterBar>
    </div>
  );
}

/** The query of the API for the day that the address names. */
export function dayQuery({ query }: Visit): string {
  const { on, site } = query;
  const wanted = new URLSearchParams();
  if (on && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on))) wanted.set('day', on);
  if (site && /^[\w-]{1,60}$/.test(site)) wanted.set('site', site);
  const text = wanted.toString();
  return text === '' ? '' : `?${text}`;
}

/** Place and day as they stand on the paper. */
export function PaperHead({
  visit,
  site,
  day,
  sites,
}: {
  visit: Visit;
  site: string;
  day: string;
  sites: Choices['sites'];
}) {
  const known = sites.find((one) => one.id === site);
  return (
    <p>
      {known ? visit.tell(known.name) : site} · <time datetime={day}>{sayDate(visit.lang, day, true)}</time>
    </p>
  );
}

/** Prints the page. */
export const PrintButton = ({ visit }: { visit: Visit }) => (
  <Button kind="secondary" type="button" name="print" icon="file">
    {visit.say('web.counter.print')}
  </Button>
);
