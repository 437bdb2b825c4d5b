/** The first page: what do you want to do? Themes in the applicant's words, a search, and what is under way. */
import type { ItemList } from '../../catalogue/index.ts';
import { LinkButton } from '../components/button/button.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { Hero } from '../components/hero/hero.tsx';
import { PromiseList } from '../components/promise-list/promise-list.tsx';
import { SearchBox } from '../components/search-box/search-box.tsx';
import { TopicList } from '../components/topic-list/topic-list.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import type { DraftEntry, ThemeEntry } from '../draft/wire.ts';

const promises = [
  { key: 'once', icon: 'check' },
  { key: 'why', icon: 'seal' },
  { key: 'date', icon: 'calendar' },
  { key: 'seen', icon: 'person' },
] as const;

/** The home page; `?q=` filters the themes by their words. */
export async function home(visit: Visit): Promise<PageResult> {
  const { say, client, query } = visit;
  const wanted = (query['q'] ?? '').trim().toLowerCase();
  const [themes, drafts, items] = await Promise.all([
    client.get<{ themes: ThemeEntry[] }>('/api/themes'),
    client.get<{ drafts: DraftEntry[] }>('/api/drafts'),
    wanted === '' ? [] : itemsWith(visit, wanted),
  ]);
  if (!themes.ok) return { problem: themes.problem };
  const found = themes.body.themes.filter(
    (theme) =>
      wanted === '' ||
      `${theme.title.zh} ${theme.title.en} ${theme.summary.zh} ${theme.summary.en}`.toLowerCase().includes(wanted),
  );
  return {
    title: say('web.home.title'),
    body: (
      <>
        <Hero title={say('web.home.title')} lead={say('web.home.lead')}>
          <SearchBox
            id="q"
            action="/"
            label={say('web.home.search')}
            value={query['q'] ?? ''}
            placeholder={say('web.home.search.example')}
            submit={say('web.home.search.go')}
          />
        </Hero>
        {drafts.ok && drafts.body.drafts.length > 0 && (
          <Drafts visit={visit} drafts={drafts.body.drafts} themes={themes.body.themes} />
        )}
        {found.length + items.length === 0 && (
          <EmptyState icon="search" title={say('web.home.none', { words: wanted })} text={say('web.home.none.help')}>
            <LinkButton kind="quiet" href="/">
              {say('web.home.all')}
            </LinkButton>
          </EmptyState>
        )}
        <Themes visit={visit} themes={found} />
        <Items visit={visit} items={items} />
        <p>
          <a href="/notices">{say('web.notices.link')}</a>
        </p>
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.home.promise')}</Heading>
          <PromiseList promises={promises.map(({ key, icon }) => ({ icon, text: say(`web.home.promise.${key}`) }))} />
        </section>
      </>
    ),
  };
}

/** Under the headings that the catalogue gives, in the order of its themes; what has none stands last. A catalogue without headings is one list. */
function Themes({ visit: { say, tell }, themes }: { visit: Visit; themes: readonly ThemeEntry[] }) {
  const topicsOf = (of: readonly ThemeEntry[]) =>
    of.map((theme) => ({ title: tell(theme.title), text: tell(theme.summary), href: `/themes/${theme.id}` }));
  const groups = [...Map.groupBy(themes, ({ group }) => group?.zh ?? '')].toSorted(
    ([a], [b]) => Number(a === '') - Number(b === ''),
  );
  if (groups.every(([name]) => name === '')) return <TopicList level={2} topics={topicsOf(themes)} />;
  return (
    <>
      {groups.map(([name, [first, ...others]]) => (
        <section class="ov-stack-s" key={name}>
          <Heading level={2}>{first?.group ? tell(first.group) : say('web.home.other')}</Heading>
          <TopicList topics={topicsOf(first ? [first, ...others] : [])} />
        </section>
      ))}
    </>
  );
}

/** Items named in the search: shown below the things to do, for whoever knows the office's own word. */
const shownItems = 20;

async function itemsWith({ client }: Visit, wanted: string): Promise<ItemList['items']> {
  const all = await client.get<ItemList>('/api/items');
  return all.ok ? all.body.items.filter(({ name }) => `${name.zh} ${name.en}`.toLowerCase().includes(wanted)) : [];
}

function Items({ visit: { say, tell }, items }: { visit: Visit; items: ItemList['items'] }) {
  if (items.length === 0) return null;
  const left = items.length - shownItems;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.home.items')}</Heading>
      <TopicList
        topics={items.slice(0, shownItems).map(({ id, name }) => ({ title: tell(name), href: `/items/${id}` }))}
      />
      {left > 0 && <p class="ov-quiet">{say('web.home.items.more', { count: left })}</p>}
    </section>
  );
}

function Drafts({
  visit,
  drafts,
  themes,
}: {
  visit: Visit;
  drafts: readonly DraftEntry[];
  themes: readonly ThemeEntry[];
}) {
  const { say, tell, lang } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.drafts.title')}</Heading>
      <TopicList
        topics={drafts.map((draft) => {
          const theme = themes.find((one) => one.id === draft.theme);
          return {
            title: theme ? tell(theme.title) : draft.theme,
            facts: say('web.drafts.saved', { at: sayInstant(lang, draft.updatedAt) }),
            href: `/apply/${draft.draftId}`,
          };
        })}
      />
    </section>
  );
}
