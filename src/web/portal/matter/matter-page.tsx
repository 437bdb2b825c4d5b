/** One matter as its applicant lives it: what is next, who holds it, until when; every case, every notice, every fact. It follows by itself. */
import type { MatterView } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { LiveRegion } from '../../components/live-region/live-region.tsx';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { Joints } from '../../matter/joints.tsx';
import { ConditionsPanel } from '../../matter/conditions-panel.tsx';
import { nextText } from '../../matter/status.ts';
import { Replannings } from './replannings.tsx';
import { OtherActs, ToDo } from './todo.tsx';
import { CaseCard } from './case-card.tsx';
import { Notices } from './notices.tsx';
import { History } from './history.tsx';
import { Progress } from './progress.tsx';
import { Correction, Denied } from './first.tsx';

/** The page of a matter. */
export async function matterPage(visit: Visit): Promise<PageResult> {
  const { say, tell } = visit;
  const id = visit.params['matter'] ?? '';
  const answer = await visit.client.get<MatterView>(`/api/matters/${encodeURIComponent(id)}`);
  if (!answer.ok) return { problem: answer.problem };
  const matter = answer.body;
  return {
    title: tell(matter.title),
    back: { href: '/matters', label: say('web.menu.matters') },
    islands: ['/assets/live.js'],
    body: (
      <div class="ov-stack-l" data-live={`/api/matters/${matter.id}/live`} data-seq={matter.seq}>
        <PageTitle title={tell(matter.title)} above={matter.number} />
        <LiveRegion id="live-note">{nextText(visit, matter)}</LiveRegion>
        {matter.correction && <Correction visit={visit} matter={matter} />}
        <Denied visit={visit} matter={matter} />
        <ToDo visit={visit} matter={matter} />
        <div class="ov-columns">
          <div class="ov-columns-aside ov-stack">
            <Progress visit={visit} matter={matter} />
            <LinkButton kind="secondary" icon="file" wide href={`/matters/${matter.id}/receipt`}>
              {say('web.receipt.title')}
            </LinkButton>
            <OtherActs visit={visit} matter={matter} />
          </div>
          <div class="ov-stack-l">
            <Replannings visit={visit} matter={matter} />
            <section class="ov-stack-s">
              <Heading level={2}>{say('web.matter.cases', { count: matter.cases.length })}</Heading>
              <div class="ov-stack">
                {matter.cases.map((one) => (
                  <CaseCard key={one.case} visit={visit} matter={matter} one={one} />
                ))}
              </div>
            </section>
            <Joints visit={visit} matter={matter} />
            <Notices visit={visit} matter={matter} />
            <ConditionsPanel visit={visit} matter={matter} />
            <History visit={visit} matter={matter} />
          </div>
        </div>
      </div>
    ),
  };
}
