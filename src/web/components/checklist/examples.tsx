import type { ExampleSet, Say } from '../example.ts';
import { Why } from '../why/why.tsx';
import { Checklist, type ChecklistItem } from './checklist.tsx';

/** A list that the sample pages show too. */
export function restaurantChecklist(say: Say): ChecklistItem[] {
  return [
    {
      key: 'id',
      title: say('身份证', 'Identity card'),
      state: 'held',
      stateText: say('免提交', 'Nothing to bring'),
      source: say('来自：电子证照库，2026 年 2 月 3 日核验', 'From: certificate store, checked 3 February 2026'),
    },
    {
      key: 'lease',
      title: say('租赁合同', 'Lease'),
      state: 'needed',
      stateText: say('需要您提供', 'Needed from you'),
      detail: say(
        '全部页拍照或扫描，要看得清签字和日期。',
        'Photos or scans of all pages; signatures and dates must be legible.',
      ),
      why: (
        <Why
          question={say('为什么要这个？', 'Why is this needed?')}
          source={say('《市场主体登记管理条例》第十六条', 'Market Entity Registration Regulations, art. 16')}
        >
          <p>
            {say(
              '登记机关要确认您可以使用这个场所。租赁合同没有联网，只能请您提供。',
              'The registrar must know that you may use the premises. Leases are not in any registry, so we have to ask you.',
            )}
          </p>
        </Why>
      ),
      action: { label: say('现在上传', 'Upload now'), href: '#upload-lease' },
    },
    {
      key: 'health',
      title: say('从业人员健康证明', 'Health certificates of staff'),
      state: 'later',
      stateText: say('可以后补', 'May come later'),
      detail: say('发证前交齐即可，不影响先受理。', 'Needed before the permit is issued; we start without it.'),
      source: say('容缺受理，最晚 3 月 10 日', 'Tolerated until 10 March'),
    },
    {
      key: 'layout',
      title: say('场所平面图', 'Floor plan'),
      state: 'given',
      stateText: say('已提交', 'Handed in'),
    },
  ];
}

export const checklistExamples: ExampleSet = {
  component: 'checklist',
  title: { zh: '一次告知清单', en: 'One-time list' },
  category: 'explaining',
  examples: [
    {
      name: 'restaurant',
      render: (say) => (
        <Checklist level={3} title={say('您要准备的', 'What you need')} items={restaurantChecklist(say)} />
      ),
    },
    {
      name: 'wrong',
      render: (say) => (
        <Checklist
          level={3}
          title={say('请改这一处', 'Please mend this')}
          items={[
            {
              key: 'plan',
              title: say('场所平面图', 'Floor plan'),
              state: 'wrong',
              stateText: say('看不清', 'Not legible'),
              detail: say(
                '洗消间的位置被挡住了，请重新拍一张。',
                'The washing area is covered; please take another photo.',
              ),
              action: { label: say('重新上传', 'Upload again'), href: '#again' },
            },
          ]}
        />
      ),
    },
  ],
};
