import { ButtonRow, LinkButton } from '../button/button.tsx';
import type { ExampleSet } from '../example.ts';
import { SampleCode } from '../sample-code.tsx';
import { CertificateCard } from './certificate-card.tsx';

export const certificateCardExamples: ExampleSet = {
  component: 'certificate-card',
  title: { zh: '电子证照', en: 'Certificates' },
  category: 'documents',
  examples: [
    {
      name: 'valid',
      render: (say) => (
        <CertificateCard
          title={say('食品经营许可证', 'Food permit')}
          issuer={say('安和县市场监督管理局（示范）', 'Market supervision, Anhe (sample)')}
          valid
          state={say('有效', 'Valid')}
          rows={[
            { label: say('经营者', 'Holder'), value: say('安和县一碗面馆', 'One Bowl Noodles, Anhe') },
            { label: say('许可证编号', 'Number'), value: 'JY2330106000001X' },
            { label: say('有效期至', 'Valid until'), value: say('2031 年 3 月 17 日', '17 March 2031') },
          ]}
          code={<SampleCode label={say('示例二维码', 'Sample code')} />}
          codeLabel={say('扫码验真', 'Scan to verify')}
        >
          <ButtonRow>
            <LinkButton href="#show">{say('出示', 'Show')}</LinkButton>
            <LinkButton kind="quiet" href="#download" icon="file">
              {say('下载 PDF', 'Download PDF')}
            </LinkButton>
          </ButtonRow>
        </CertificateCard>
      ),
    },
    {
      name: 'ended',
      render: (say) => (
        <CertificateCard
          title={say('营业执照', 'Business licence')}
          issuer={say('安和县市场监督管理局（示范）', 'Market supervision, Anhe (sample)')}
          valid={false}
          state={say('已注销', 'Ended')}
          rows={[{ label: say('统一社会信用代码', 'Credit code'), value: '91330106MADEM1014Y' }]}
        />
      ),
    },
  ],
};
