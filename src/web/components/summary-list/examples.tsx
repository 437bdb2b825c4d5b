import type { ExampleSet } from '../example.ts';
import { SummaryList } from './summary-list.tsx';

export const summaryListExamples: ExampleSet = {
  component: 'summary-list',
  title: { zh: '核对', en: 'Summary' },
  category: 'lists',
  examples: [
    {
      name: 'check',
      render: (say) => (
        <SummaryList
          rows={[
            {
              key: say('字号名称', 'Trade name'),
              value: say('安和县一碗面馆', 'One Bowl Noodles, Anhe'),
              action: { label: say('修改', 'Change'), about: say('字号名称', ' trade name'), href: '#change-name' },
            },
            {
              key: say('经营者', 'Operator'),
              value: say('张示范', 'Zhang Shifan'),
              source: say('来自身份证', 'From the identity card'),
            },
            {
              key: say('经营场所', 'Premises'),
              value: say('清水街道示范路 8 号', '8 Shifan Road, Qingshui'),
              action: { label: say('修改', 'Change'), about: say('经营场所', ' premises'), href: '#change-place' },
            },
          ]}
        />
      ),
    },
  ],
};
