import { ButtonRow, LinkButton } from '../components/button/button.tsx';
import { restaurantChecklist } from '../components/checklist/examples.tsx';
import { Checklist } from '../components/checklist/checklist.tsx';
import type { Say } from '../components/example.ts';
import { restaurantFigures } from '../components/figures/examples.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { PromisedDate } from '../components/promised-date/promised-date.tsx';
import { Why } from '../components/why/why.tsx';

/** What one person needs for one affair: the page that tells everything once. */
export function GuidePage({ say }: { say: Say }) {
  return (
    <>
      <PageTitle
        above={say('按您的回答算出来的', 'From your answers')}
        title={say('开餐馆，您需要这些', 'What you need for your restaurant')}
        lead={say(
          '三件审批并成一件：一张表、一套材料、一次踏勘。',
          'Three approvals in one: one form, one set of papers, one survey.',
        )}
      />
      <div class="ov-columns">
        <div class="ov-stack-l">
          <Checklist title={say('您要准备的', 'What you need')} items={restaurantChecklist(say)} />
          <section class="ov-stack-s">
            <Heading level={2}>{say('比原来省了什么', 'What this saves')}</Heading>
            {restaurantFigures(say)}
          </section>
        </div>
        <aside class="ov-columns-aside ov-stack">
          <PromisedDate
            label={say('今天提交，最晚办好', 'Handed in today, done by')}
            date={say('3 月 18 日，周三', 'Wed 18 March')}
            machine="2026-03-18"
            note={say('从受理起 10 个工作日', '10 working days from acceptance')}
            why={
              <Why question={say('为什么是这一天？', 'Why this day?')}>
                <p>
                  {say(
                    '最慢的是食品经营许可：踏勘 3 天，审查 5 天，决定 2 天。其余同时进行。',
                    'The slowest is the food permit: survey 3, examination 5, decision 2 days. The rest runs beside it.',
                  )}
                </p>
              </Why>
            }
          />
          <ButtonRow>
            <LinkButton wide href="#start" icon="forward">
              {say('开始办理', 'Start')}
            </LinkButton>
            <LinkButton wide kind="secondary" href="#print">
              {say('打印清单', 'Print the list')}
            </LinkButton>
          </ButtonRow>
        </aside>
      </div>
    </>
  );
}
