/** A data element as a field of a form: one renderer for questions and forms, made from the element's own description. */
import type { ComponentChildren } from 'preact';
import type { DataElement } from '../../catalogue/pure.ts';
import { CheckboxList, RadioList } from '../components/choice/choice.tsx';
import { DateField } from '../components/date-field/date-field.tsx';
import { IdField } from '../components/id-field/id-field.tsx';
import { NumberField } from '../components/number-field/number-field.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { TextArea } from '../components/text-area/text-area.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import type { Visit } from '../app/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly element: DataElement;
  readonly value: unknown;
  readonly error?: string | undefined;
  readonly why?: ComponentChildren;
  /** The element's question is the page's title. */
  readonly large?: boolean;
}

/** The id of an element's first control; the error summary links to it. */
export const fieldId = (key: string): string => `f-${key.replaceAll('.', '-')}`;

/** The field of an element. */
export function ElementField(props: Props) {
  const { visit, element, error, why } = props;
  const { tell } = visit;
  const common = {
    id: fieldId(element.key),
    name: element.key,
    label: tell(props.large === true && element.question ? element.question : (element.question ?? element.label)),
    ...(element.help ? { hint: tell(element.help) } : {}),
    ...(error === undefined ? {} : { error }),
    ...(why === undefined ? {} : { why }),
  };
  return <Control {...props} common={common} />;
}

type Common = { id: string; name: string; label: string; hint?: string; error?: string; why?: ComponentChildren };

function Control({ visit, element, value, large, common }: Props & { common: Common }) {
  const { say, tell } = visit;
  const text = value === null || value === undefined ? '' : String(value);
  const big = large === true ? { large } : {};
  if (element.type === 'boolean') {
    const yesNo = [true, false].map((one) => ({
      value: String(one),
      label: say(one ? 'web.yes' : 'web.no'),
      checked: text === String(one),
    }));
    return <RadioList {...common} {...big} choices={yesNo} inline />;
  }
  if (element.options) {
    const options = element.options.map((option) => ({
      value: option.value,
      label: tell(option.label),
      ...(option.hint ? { hint: tell(option.hint) } : {}),
    }));
    if (element.type === 'list') {
      const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
      return (
        <CheckboxList
          {...common}
          {...big}
          choices={options.map((one) => ({ ...one, checked: chosen.includes(one.value) }))}
        />
      );
    }
    if (options.length > 7) return <SelectField {...common} options={options} value={text} empty={say('web.choose')} />;
    return <RadioList {...common} {...big} choices={options.map((one) => ({ ...one, checked: one.value === text }))} />;
  }
  if (element.type === 'number' || element.type === 'integer') {
    return (
      <NumberField
        {...common}
        value={text}
        unit={element.unit ? tell(element.unit) : ''}
        decimals={element.type === 'number'}
      />
    );
  }
  if (element.type === 'date') return <DateField {...common} value={text} />;
  if (element.format === 'uscc' || element.format === 'resident-id')
    return <IdField {...common} kind={element.format === 'uscc' ? 'uscc' : 'citizen-id'} value={text} />;
  if (element.format === 'multiline') return <TextArea {...common} value={text} maxLength={element.maxLength} />;
  const type = element.format === 'phone' ? 'tel' : element.format === 'email' ? 'email' : 'text';
  return <TextField {...common} type={type} value={text} maxLength={element.maxLength} />;
}
