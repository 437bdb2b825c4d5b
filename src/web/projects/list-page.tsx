/** Projects, the newest first: all of the district for staff, one's own for owners. */
import type { ProjectList } from '../../projects/index.ts';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { ButtonRow, LinkButton } from '../components/button/button.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { TaskList } from '../components/task-list/task-list.tsx';

/** Where this visitor's pages of projects begin. */
export const baseOf = (visit: Visit): string => (visit.path.startsWith('/desk') ? '/desk/projects' : '/projects');

/** The list. */
export async function listPage(visit: Visit): Promise<PageResult> {
  const { say, lang } = visit;
  const answer = await visit.client.get<ProjectList>('/api/projects?limit=100');
  if (!answer.ok) return { problem: answer.problem };
  const { projects } = answer.body;
  return {
    title: say('web.menu.projects'),
    body: (
      <>
        <PageTitle title={say('web.menu.projects')} lead={say('web.projects.lead')} />
        {visit.visitor.kind === 'person' && (
          <ButtonRow>
            <LinkButton href="/projects/new">{say('web.projects.new')}</LinkButton>
          </ButtonRow>
        )}
        {projects.length === 0 ? (
          <EmptyState title={say('web.projects.none')} text={say('web.projects.none.text')} />
        ) : (
          <TaskList
            label={say('web.menu.projects')}
            tasks={projects.map((one) => ({
              title: one.name,
              href: `${baseOf(visit)}/${one.projectId}`,
              note: [one.code, sayInstant(lang, one.openedAt), one.isKey ? say('web.projects.key') : '']
                .filter(Boolean)
                .join(' · '),
              state: say(`web.projects.status.${one.status}`),
              tone: one.status === 'complete' ? ('success' as const) : ('info' as const),
            }))}
          />
        )}
      </>
    ),
  };
}
