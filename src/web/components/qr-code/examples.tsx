import type { ExampleSet } from '../example.ts';
import { QrCode } from './qr-code.tsx';

export const qrCodeExamples: ExampleSet = {
  component: 'qr-code',
  title: { zh: '二维码', en: 'QR code' },
  category: 'documents',
  examples: [
    {
      name: 'address',
      render: (say) => (
        <QrCode text="https://example.invalid/verify?number=1&check=2" label={say('扫码核验', 'Scan to verify')} />
      ),
    },
  ],
};
