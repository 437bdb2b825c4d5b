/** What a problem code means and what helps; the address that every problem document names as its type (RFC 9457, 3.1.1). */
import type { PageResult } from '../app/pages.ts';
import { notFound } from '../app/problem-page.tsx';
import type { Visit } from '../app/visit.ts';
import { PageTitle } from '../components/heading/heading.tsx';

/** The page of one code. */
export function problemTypePage(visit: Visit): PageResult {
  const { say, house } = visit;
  const code = visit.params['code'] ?? '';
  const title = `problem.${code}.title`;
  if (!house.words.has(title)) return { problem: notFound(visit, { status: 404, code: 'not-found', title: '' }) };
  return {
    title: say(title),
    back: { href: '/', label: say('web.menu.home') },
    body: (
      <>
        <PageTitle title={say(title)} lead={say(`problem.${code}.remedy`)} />
        <p class="ov-quiet">{code}</p>
      </>
    ),
  };
}
