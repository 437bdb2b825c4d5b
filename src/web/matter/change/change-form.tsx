/** One answer told anew, with the reason, and who told it where staff write it down. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { Problem } from '../../app/client.ts';
import type { Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { RadioList } from '../../components/choice/choice.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import { sayAnswer } from '../../draft/answers.ts';
import { ElementField, fieldId } from '../../draft/element-field.tsx';
import type { Subject } from './subject.ts';

/** What was tried: values as they were sent, fields that are wrong, the refusal of the API. */
export interface Attempt {
  readonly values: { readonly value?: readonly string[]; readonly reasons?: string; readonly source?: string };
  readonly wrong?: Readonly<Record<string, string>>;
  readonly refused?: Problem;
}

/** The form; what was typed stays in it. */
export function ChangeForm({
  visit,
  subject,
  element,
  attempt,
  sources,
}: {
  visit: Visit;
  subject: Subject;
  element: DataElement;
  attempt: Attempt;
  sources: readonly string[];
}) {
  const { say } = visit;
  const { values, wrong = {}, refused } = attempt;
  const old = subject.matter.answers.find((one) => one.element === element.key)?.value;
  const typed = element.type === 'list' ? values.value : values.value?.[0];
  return (
    <div class="ov-stack">
      {Object.keys(wrong).length > 0 && (
        <ErrorSummary
          title={say('web.form.errors')}
          errors={Object.entries(wrong).map(([name, text]) => ({ field: fieldId(name), text }))}
        />
      )}
      {refused && <Refused subject={subject} visit={visit} refused={refused} />}
      <p class="ov-quiet">{say('web.changing.told', { value: sayAnswer(visit, element, old) })}</p>
      <form class="ov-stack" method="post" action={`${subject.home}/change`}>
        <input type="hidden" name="about" value={element.key} />
        <ElementField visit={visit} element={element} value={typed ?? old} error={wrong[element.key]} />
        {subject.side === 'desk' && (
          <RadioList
            id={fieldId('source')}
            name="source"
            label={say('web.desk.field.source')}
            error={wrong['source']}
            choices={sources.map((value) => ({
              value,
              label: say(`web.desk.option.source.${value}`),
              checked: values.source === value,
            }))}
          />
        )}
        <TextArea
          id={fieldId('reasons')}
          name="reasons"
          label={say('web.changing.reasons')}
          hint={say('web.changing.reasons.hint')}
          error={wrong['reasons']}
          value={values.reasons ?? ''}
          maxLength={1000}
        />
        <ButtonRow>
          <Button>{say('web.changing.look')}</Button>
          <LinkButton kind="quiet" href={subject.home}>
            {say('web.own.not-now')}
          </LinkButton>
        </ButtonRow>
      </form>
    </div>
  );
}

/** Why it cannot be planned so; answers that would have to be known are named. */
function Refused({ visit, subject, refused }: { visit: Visit; subject: Subject; refused: Problem }) {
  const { say, tell } = visit;
  const { elements = [] } = (refused.detail ?? {}) as { elements?: readonly string[] };
  const open = elements.map((key) => (subject.elements[key] ? tell(subject.elements[key].label) : key));
  return (
    <Notice tone="danger" title={refused.title} announce>
      {refused.remedy && <p>{refused.remedy}</p>}
      {open.length > 0 && <p>{say('web.changing.open', { names: open.join('、') })}</p>}
    </Notice>
  );
}
