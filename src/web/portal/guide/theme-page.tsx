/** The page of a theme: what comes out, what to know before signing a lease, and the way in. */
import { Button } from '../../components/button/button.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import type { ThemeView } from '../../draft/wire.ts';

/** The theme's page. */
export async function themePage(visit: Visit): Promise<PageResult> {
  const { say, tell, client } = visit;
  const theme = await client.get<ThemeView>(`/api/themes/${encodeURIComponent(visit.params['theme'] ?? '')}`);
  if (!theme.ok) return { problem: theme.problem };
  const { id, title, summary, resultPackage } = theme.body;
  return {
    title: tell(title),
    back: { href: '/', label: say('web.menu.home') },
    body: (
      <>
        <PageTitle title={tell(title)} lead={tell(summary)} />
        <div class="ov-columns">
          <WayIn visit={visit} id={id} />
          <div class="ov-stack-l">
            <Notice tone="info" title={say('web.theme.first')}>
              <p>{say('web.theme.first.text')}</p>
            </Notice>
            <section class="ov-stack-s">
              <Heading level={2}>{say('web.theme.result')}</Heading>
              <p>{tell(resultPackage)}</p>
            </section>
            <section class="ov-stack-s">
              <Heading level={2}>{say('web.theme.items')}</Heading>
              <ul>
                {theme.body.items.map((item) => (
                  <li key={item.id}>
                    <a href={`/items/${item.id}`}>{tell(item.name)}</a> <span class="ov-quiet">{tell(item.organ)}</span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </div>
      </>
    ),
  };
}

/** The way in. Staff who serve nobody look only: whoever works here and wants something done has an account of their own as a person. */
function WayIn({ visit, id }: { readonly visit: Visit; readonly id: string }) {
  const { say, house, visitor } = visit;
  const compare = (
    <p>
      <a href={`/themes/${id}/compare`}>{say('web.compare.link')}</a>
    </p>
  );
  if (visitor.kind === 'staff' && visitor.onBehalfOf === undefined)
    return (
      <div class="ov-columns-aside ov-card ov-stack-s">
        <p>{say('web.theme.staff')}</p>
        {compare}
      </div>
    );
  return (
    <form class="ov-columns-aside ov-card ov-stack-s" method="post" action={`/themes/${id}/start`}>
      <input type="hidden" name="key" value={house.ids.next()} />
      <Button icon="forward" wide>
        {say('web.theme.start')}
      </Button>
      <p class="ov-quiet">{say('web.theme.saved')}</p>
      {compare}
    </form>
  );
}
