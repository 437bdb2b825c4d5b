import { control, Field, FieldGroup, type FieldProps } from '../field/field.tsx';

/** A date picked from a calendar: for days near today. Value is YYYY-MM-DD. */
export function DateField(
  props: FieldProps & { value?: string | undefined; min?: string | undefined; max?: string | undefined },
) {
  return (
    <Field {...props}>
      <input
        {...control(props)}
        class="ov-field-input ov-field-medium ov-num"
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
      />
    </Field>
  );
}

/** The three parts of a date as typed, not yet checked. */
export interface DateParts {
  year: string;
  month: string;
  day: string;
}

/** A date typed in three parts: for days that people know by heart, such as a birthday. Names are `<name>.year` and so on. */
export function DatePartsField(
  props: FieldProps & { value?: DateParts | undefined; words: DateParts; birthday?: boolean | undefined },
) {
  const { id, name, value, words, birthday, error } = props;
  const parts = [
    { part: 'year', length: 4, auto: 'bday-year' },
    { part: 'month', length: 2, auto: 'bday-month' },
    { part: 'day', length: 2, auto: 'bday-day' },
  ] as const;
  return (
    <FieldGroup {...props}>
      <div class="ov-date-field">
        {parts.map(({ part, length, auto }, index) => (
          <div key={part} class={`ov-date-field-${part}`}>
            <label for={index === 0 ? id : `${id}-${part}`}>{words[part]}</label>
            <input
              id={index === 0 ? id : `${id}-${part}`}
              name={`${name}.${part}`}
              class="ov-field-input ov-num"
              type="text"
              inputmode="numeric"
              maxlength={length}
              autocomplete={birthday === true ? auto : undefined}
              aria-invalid={error === undefined ? undefined : 'true'}
              value={value?.[part]}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
