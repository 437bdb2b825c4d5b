/** The first page: what do you want to do? Themes in the applicant's words, a search, and what is under way. */
import { Button, LinkButton } from '../components/button/button.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import type { DraftEntry, ThemeEntry } from './wire.ts';

/** The home page; `?q=` filters the themes by their words. */
export async function home(visit: Visit): Promise<PageResult> {
  const { say, tell, client, query } = visit;
  const [themes, drafts] = await Promise.all([client.get<{ themes: ThemeEntry[] }>('/api/themes'), client.get<{ drafts: DraftEntry[] }>('/api/drafts')]);
  if (!themes.ok) return { problem: themes.problem };
  const wanted = (query['q'] ?? '').trim().toLowerCase();
  const found = themes.body.themes.filter((theme) => wanted === '' || `${theme.title.zh} ${theme.title.en} ${theme.summary.zh} ${theme.summary.en}`.toLowerCase().includes(wanted));
  return {
    title: say('web.home.title'),
    body: (
      <>
        <PageTitle title={say('web.home.title')} lead={say('web.home.lead')} />
        <form method="get" action="/" role="search">
          <TextField id="q" name="q" type="search" label={say('web.home.search')} value={query['q'] ?? ''} placeholder={say('web.home.search.example')} />
          <Button kind="secondary">{say('web.home.search.go')}</Button>
        </form>
        {found.length === 0 && (
          <Notice tone="info" title={say('web.home.none', { words: wanted })}>
            <p>{say('web.home.none.help')}</p>
            <LinkButton kind="quiet" href="/">
              {say('web.home.all')}
            </LinkButton>
          </Notice>
        )}
        <ul class="ov-cards">
          {found.map((theme) => (
            <li key={theme.id} class="ov-card">
              <Heading level={2}>
                <a href={`/themes/${theme.id}`}>{tell(theme.title)}</a>
              </Heading>
              <p>{tell(theme.summary)}</p>
            </li>
          ))}
        </ul>
        {drafts.ok && drafts.body.drafts.length > 0 && <Drafts visit={visit} drafts={drafts.body.drafts} themes={themes.body.themes} />}
        <section>
          <Heading level={2}>{say('web.home.promise')}</Heading>
          <ul>
            {['once', 'why', 'date', 'seen'].map((key) => (
              <li key={key}>{say(`web.home.promise.${key}`)}</li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
}

function Drafts({ visit, drafts, themes }: { visit: Visit; drafts: readonly DraftEntry[]; themes: readonly ThemeEntry[] }) {
  const { say, tell, lang } = visit;
  return (
    <section>
      <Heading level={2}>{say('web.drafts.title')}</Heading>
      <ul class="ov-cards">
        {drafts.map((draft) => {
          const theme = themes.find((one) => one.id === draft.theme);
          return (
            <li key={draft.draftId} class="ov-card">
              <Heading level={3}>
                <a href={`/apply/${draft.draftId}`}>{theme ? tell(theme.title) : draft.theme}</a>
              </Heading>
              <p class="ov-quiet">{say('web.drafts.saved', { at: sayInstant(lang, draft.updatedAt) })}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
