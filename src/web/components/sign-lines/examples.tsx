import type { ExampleSet } from '../example.ts';
import { SignLines } from './sign-lines.tsx';

export const signLinesExamples: ExampleSet = {
  component: 'sign-lines',
  title: { zh: '签字栏', en: 'Lines to sign' },
  category: 'lists',
  examples: [
    {
      name: 'hand-over',
      render: (say) => (
        <SignLines
          signers={[
            {
              role: say('移交人', 'Handed over by'),
              name: say('陈窗口', 'Chen'),
              at: say('2026年11月25日', '25 Nov 2026'),
            },
            { role: say('签收人', 'Received by'), at: say('日期', 'Date') },
          ]}
        />
      ),
    },
  ],
};
