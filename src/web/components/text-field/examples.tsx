import type { ExampleSet } from '../example.ts';
import { TextField } from './text-field.tsx';

export const textFieldExamples: ExampleSet = {
  component: 'text-field',
  title: { zh: '一行文字', en: 'Text' },
  category: 'fields',
  examples: [
    {
      name: 'plain',
      render: (say) => (
        <TextField
          id="ex-text"
          name="name"
          label={say('经营者姓名', 'Name of the operator')}
          autocomplete="name"
          width="medium"
          required
        />
      ),
    },
    {
      name: 'error',
      render: (say) => (
        <TextField
          id="ex-text-error"
          name="tradeName"
          label={say('字号名称', 'Trade name')}
          error={say('请填写字号名称', 'Give the trade name')}
        />
      ),
    },
    {
      name: 'phone',
      render: (say) => (
        <TextField
          id="ex-tel"
          name="tel"
          type="tel"
          autocomplete="tel"
          label={say('手机号', 'Mobile number')}
          hint={say('只用来通知您办理进度。', 'Only used to tell you how the matter goes.')}
          width="medium"
        />
      ),
    },
  ],
};
