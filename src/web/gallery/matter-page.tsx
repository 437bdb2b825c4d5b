import { restaurantLanes } from '../components/case-lanes/examples.tsx';
import type { Say } from '../components/example.ts';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { PromisedDate } from '../components/promised-date/promised-date.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import { restaurantEvents } from '../components/timeline/examples.tsx';
import { Timeline } from '../components/timeline/timeline.tsx';

/** One running matter as its applicant sees it. */
export function MatterPage({ say }: { say: Say }) {
  return (
    <>
      <PageTitle above="AH-2026-0304-0017" title={say('开餐馆', 'Open a restaurant')} />
      <Notice title={say('明天上午有人上门看场所', 'Tomorrow morning we come to see the premises')}>
        <p>
          {say('请您或您委托的人在场，约 40 分钟。', 'You or your agent should be there, about 40 minutes. ')}
          <a href="#move">{say('换个时间', 'Another time')}</a>
        </p>
      </Notice>
      <div class="ov-columns">
        <aside class="ov-columns-aside ov-stack">
          <PromisedDate
            label={say('最晚办好', 'Done by')}
            date={say('3 月 18 日，周三', 'Wed 18 March')}
            machine="2026-03-18"
            note={say('还有 7 个工作日', '7 working days left')}
          />
          <SummaryList
            rows={[
              { key: say('店名', 'Name'), value: say('安和县一碗面馆', 'One Bowl Noodles, Anhe') },
              { key: say('收件', 'Received'), value: say('3 月 4 日 9:12', '4 March 9:12') },
              { key: say('联系人', 'Contact'), value: say('综合窗口 2 号', 'Window 2') },
            ]}
          />
        </aside>
        <div class="ov-stack-l">
          <section class="ov-stack">
            <Heading level={2}>{say('几件事同时办', 'Side by side')}</Heading>
            {restaurantLanes(say, 'lanes')}
          </section>
          <section class="ov-stack">
            <Heading level={2}>{say('办理经过', 'What happened')}</Heading>
            <Timeline label={say('办理经过', 'What happened')} events={restaurantEvents(say)} />
          </section>
        </div>
      </div>
    </>
  );
}
