/** The filters of the work list: as they stand in the address, as a form, and under names that somebody keeps. */
import type { FilterList } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { FilterBar } from '../../components/filter-bar/filter-bar.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import type { Choices } from '../choices.ts';
import { kindsOf } from '../role-kinds.ts';

const colours = ['red', 'amber', 'green'] as const;
const id = /^[\w.-]{1,80}$/;

/** Filters by name. */
export type Filters = Readonly<Record<string, string>>;

/** Filters as they stand in the address; anything unknown is left out. */
export function filtersOf({ query }: Pick<Visit, 'query'>): Filters {
  const { kind, colour, mine, organ, item, holder, after } = query;
  const known = { kind, organ, item, holder };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && id.test(value))),
    ...(colour && colours.some((one) => one === colour) ? { colour } : {}),
    ...(mine === 'true' ? { mine } : {}),
    ...(after ? { after } : {}),
  } as Filters;
}

/** The address of a filtered list. */
export const hrefOf = (filters: Filters): string => {
  const text = new URLSearchParams(filters).toString();
  return text === '' ? '/desk' : `/desk?${text}`;
};

/** What the filters offer: items of the district, colleagues, organs. */
export interface FilterChoices extends Choices {
  readonly items: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

const seesAll = ['window-clerk', 'coordinator', 'supervisor'];

/** The form; what is on stands below it, each with a way to take it off. */
export function TaskFilters({ visit, filters, choices }: { visit: Visit; filters: Filters; choices: FilterChoices }) {
  const { say, tell, visitor } = visit;
  const named = (list: readonly { id: string; name: { zh: string; en: string } }[], value: string): string => {
    const found = list.find((one) => one.id === value);
    return found ? tell(found.name) : value;
  };
  const words: Readonly<Record<string, (value: string) => string>> = {
    kind: (value) => say(`matters.task.${value}`),
    colour: (value) => say(`web.desk.colour.${value}`),
    mine: () => say('web.desk.filter.mine'),
    organ: (value) => named(choices.organs, value),
    item: (value) => named(choices.items, value),
    holder: (value) =>
      value === '-'
        ? say('web.desk.who.nobody')
        : value === visitor.id
          ? say('web.desk.who.me')
          : (choices.staff.find((one) => one.id === value)?.name ?? say('web.desk.who.other')),
  };
  const active = Object.entries(filters).map(([name, value]) => {
    const { [name]: _off, ...others } = filters;
    return { label: words[name]?.(value) ?? value, remove: say('web.desk.filter.remove'), href: hrefOf(others) };
  });
  const select = (name: string, options: readonly { value: string; label: string }[]) => (
    <SelectField
      id={name}
      name={name}
      label={say(`web.desk.filter.${name}`)}
      value={filters[name]}
      empty={say('web.desk.filter.all')}
      options={options}
    />
  );
  const isWide = visitor.roles.some((role) => seesAll.includes(role));
  const holders = [
    { value: visitor.id, label: say('web.desk.who.me') },
    { value: '-', label: say('web.desk.who.nobody') },
    ...choices.staff.filter((one) => one.id !== visitor.id).map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <FilterBar label={say('web.desk.filter')} action="/desk" submit={say('web.desk.filter')} active={active}>
      {select(
        'kind',
        kindsOf(visitor.roles).map((value) => ({ value, label: say(`matters.task.${value}`) })),
      )}
      {select(
        'colour',
        colours.map((value) => ({ value, label: say(`web.desk.colour.${value}`) })),
      )}
      {choices.items.length > 0 &&
        select(
          'item',
          choices.items.map((one) => ({ value: one.id, label: tell(one.name) })),
        )}
      {isWide
        ? select(
            'organ',
            choices.organs.map((one) => ({ value: one.id, label: tell(one.name) })),
          )
        : select('holder', holders)}
    </FilterBar>
  );
}

/** Filters that were kept, as links; and the way to keep what is on now. */
export function KeptFilters({ visit, filters, kept }: { visit: Visit; filters: Filters; kept: FilterList['filters'] }) {
  const { say } = visit;
  const now = new URLSearchParams(filters).toString();
  const same = kept.find((one) => one.query === now);
  if (kept.length === 0 && now === '') return null;
  return (
    <div class="ov-stack-s">
      {kept.length > 0 && (
        <p>
          {say('web.desk.kept')}{' '}
          {kept.map((one, index) => (
            <>
              {index > 0 && ' · '}
              <a key={one.name} href={`/desk?${one.query}`} aria-current={one === same ? 'page' : undefined}>
                {one.name}
              </a>
            </>
          ))}
        </p>
      )}
      {now !== '' && (
        <details class="ov-why">
          <summary>{say(same ? 'web.desk.kept.forget' : 'web.desk.kept.keep')}</summary>
          <form class="ov-why-text ov-stack-s" method="post" action="/desk/filters">
            <input type="hidden" name="query" value={now} />
            {same ? (
              <>
                <input type="hidden" name="name" value={same.name} />
                <Button kind="secondary" name="do" value="forget">
                  {say('web.desk.kept.forget')}
                </Button>
              </>
            ) : (
              <>
                <TextField
                  id="filter-name"
                  name="name"
                  label={say('web.desk.kept.name')}
                  maxLength={40}
                  width="medium"
                />
                <Button kind="secondary" name="do" value="keep">
                  {say('web.desk.kept.keep')}
                </Button>
              </>
            )}
          </form>
        </details>
      )}
    </div>
  );
}

/** POST /desk/filters */
export async function keepFilter(visit: Visit): Promise<PageResult> {
  const [name, query] = [field(visit, 'name').trim(), field(visit, 'query')];
  const back = query === '' ? '/desk' : `/desk?${query}`;
  if (name === '') return { redirect: back };
  const body = { name, query: field(visit, 'do') === 'forget' ? '' : query };
  const done = await visit.client.send('POST', '/api/filters', body, visit.house.ids.next());
  return done.ok ? { redirect: back } : { problem: done.problem };
}
