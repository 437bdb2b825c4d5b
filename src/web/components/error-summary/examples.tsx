import type { ExampleSet } from '../example.ts';
import { ErrorSummary } from './error-summary.tsx';

export const errorSummaryExamples: ExampleSet = {
  component: 'error-summary',
  title: { zh: '错误汇总', en: 'Error summary' },
  category: 'messages',
  examples: [
    {
      name: 'two',
      render: (say) => (
        <ErrorSummary
          level={3}
          focus={false}
          title={say('有 2 处需要改', '2 things to change')}
          errors={[
            { field: 'ex-text-error', text: say('请填写字号名称', 'Give the trade name') },
            {
              field: 'ex-uscc-error',
              text: say(
                '统一社会信用代码第 18 位校验不符，请核对',
                'The last character of the code does not check; please compare',
              ),
            },
          ]}
        />
      ),
    },
  ],
};
