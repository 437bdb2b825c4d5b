import { Button, ButtonRow } from '../components/button/button.tsx';
import { RadioList } from '../components/choice/choice.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import type { Say } from '../components/example.ts';
import { FileUpload } from '../components/file-upload/file-upload.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { IdField } from '../components/id-field/id-field.tsx';
import { NumberField } from '../components/number-field/number-field.tsx';
import { applicationSteps } from '../components/steps/examples.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { Why } from '../components/why/why.tsx';

/** One form after a failed submit: the summary has the focus, each field says what to mend. */
export function FormPage({ say }: { say: Say }) {
  const nameError = say('请填写字号名称', 'Give the trade name');
  const codeError = say(
    '第 18 位校验不符，请对照营业执照核对',
    'The last character does not check; compare with the licence',
  );
  const why = say('为什么要这个？', 'Why do you ask?');
  return (
    <>
      {applicationSteps(say)}
      <form method="post" action="#form" class="ov-stack-l" novalidate>
        <ErrorSummary
          title={say('有 2 处需要改', '2 things to change')}
          errors={[
            { field: 'trade-name', text: nameError },
            { field: 'landlord', text: codeError },
          ]}
        />
        <PageTitle
          title={say('您的店', 'Your place')}
          lead={say('只填我们查不到的。', 'Only what we cannot look up.')}
        />
        <TextField
          id="trade-name"
          name="tradeName"
          label={say('字号名称', 'Trade name')}
          hint={say('招牌上写的名字。', 'The name on the sign.')}
          error={nameError}
        />
        <RadioList
          id="kind"
          name="kind"
          label={say('以什么身份经营？', 'In what form?')}
          choices={[
            { value: 'individual', label: say('个体工商户', 'Sole trader'), checked: true },
            { value: 'company', label: say('公司', 'Company') },
          ]}
        />
        <NumberField
          id="area"
          name="area"
          label={say('经营场所面积', 'Floor area')}
          unit={say('平方米', 'square metres')}
          value="86.5"
          decimals
          why={
            <Why question={why}>
              <p>{say('超过 300 平方米要办消防安全检查。', 'Above 300 square metres a fire safety check applies.')}</p>
            </Why>
          }
        />
        <IdField
          id="landlord"
          name="landlord"
          kind="uscc"
          label={say('出租方统一社会信用代码', "Landlord's credit code")}
          error={codeError}
          value="91330106MADEM10149"
        />
        <FileUpload
          id="lease"
          name="lease"
          label={say('租赁合同', 'Lease')}
          hint={say('几页就拍几张，签字和日期要清楚。', 'One photo a page; signatures and dates must be legible.')}
          choose={say('选择文件', 'Choose files')}
          camera={say('拍照', 'Take a photo')}
          accept="image/*,application/pdf"
        />
        <ButtonRow>
          <Button icon="forward">{say('继续', 'Continue')}</Button>
          <Button kind="secondary" name="later" value="yes" unchecked>
            {say('保存，以后再办', 'Save for later')}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}
