import type { ExampleSet } from '../example.ts';
import { IdField } from './id-field.tsx';

export const idFieldExamples: ExampleSet = {
  component: 'id-field',
  title: { zh: '证件号码', en: 'Codes and numbers' },
  category: 'fields',
  examples: [
    {
      name: 'uscc',
      render: (say) => (
        <IdField
          id="ex-uscc"
          name="uscc"
          kind="uscc"
          label={say('统一社会信用代码', 'Unified social credit code')}
          hint={say('营业执照右上角，18 位。', '18 characters, top right of the licence.')}
          value="91330106MADEM1014Y"
        />
      ),
    },
    {
      name: 'uscc-error',
      render: (say) => (
        <IdField
          id="ex-uscc-error"
          name="uscc"
          kind="uscc"
          label={say('出租方统一社会信用代码', "Landlord's credit code")}
          error={say('第 18 位校验不符，请核对', 'The last character does not check; please compare')}
          value="91330106MADEM10149"
        />
      ),
    },
    {
      name: 'citizen-id',
      render: (say) => (
        <IdField id="ex-cnid" name="citizenId" kind="citizen-id" label={say('身份证号码', 'Citizen identity number')} />
      ),
    },
  ],
};
