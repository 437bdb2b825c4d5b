import type { ExampleSet } from '../example.ts';
import { SignaturePad } from './signature-pad.tsx';

export const signaturePadExamples: ExampleSet = {
  component: 'signature-pad',
  title: { zh: '签字板', en: 'Signature pad' },
  category: 'fields',
  examples: [
    {
      name: 'empty',
      render: (say) => <SignaturePad id="sign" label={say('签字', 'Signature')} clear={say('重新签', 'Sign again')} />,
    },
  ],
};
