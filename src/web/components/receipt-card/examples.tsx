import type { ExampleSet } from '../example.ts';
import { SampleCode } from '../sample-code.tsx';
import { ReceiptCard } from './receipt-card.tsx';

export const receiptCardExamples: ExampleSet = {
  component: 'receipt-card',
  title: { zh: '收件回执', en: 'Receipt' },
  category: 'documents',
  examples: [
    {
      name: 'received',
      render: (say) => (
        <ReceiptCard
          level={3}
          title={say('我们收到了', 'We have it')}
          number={{ label: say('申报号', 'Number'), value: 'AH-2026-0304-0017' }}
          rows={[
            { key: say('什么事', 'What'), value: say('开餐馆', 'Open a restaurant') },
            {
              key: say('收件时间', 'Received'),
              value: (
                <time datetime="2026-03-04T09:12:41+08:00">
                  {say('2026 年 3 月 4 日 9:12:41', '4 March 2026, 9:12:41')}
                </time>
              ),
            },
            { key: say('收件人', 'By'), value: say('安和县综合窗口', 'One window, Anhe') },
            { key: say('最晚办好', 'Done by'), value: say('3 月 18 日', '18 March') },
          ]}
          code={<SampleCode label={say('示例二维码', 'Sample code')} />}
          codeLabel={say('扫码查进度', 'Scan to follow')}
        >
          <p>
            {say(
              '接下来您不用做什么。3 月 9 日上午有人上门看场所，我们会提前一天提醒您。',
              'Nothing to do for now. On 9 March we come to see the premises and remind you the day before.',
            )}
          </p>
        </ReceiptCard>
      ),
    },
  ],
};
