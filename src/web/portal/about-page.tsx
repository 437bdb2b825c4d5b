/** What this is, for whoever wonders. */
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';

/** The page. */
export function aboutPage(visit: Visit): PageResult {
  const { say } = visit;
  return {
    title: say('web.about.title'),
    body: (
      <>
        <PageTitle title={say('web.about.title')} lead={say('web.about.lead')} />
        {(['once', 'why', 'privacy', 'proof'] as const).map((part) => (
          <section key={part}>
            <Heading level={2}>{say(`web.about.${part}`)}</Heading>
            <p>{say(`web.about.${part}.text`)}</p>
          </section>
        ))}
      </>
    ),
  };
}
