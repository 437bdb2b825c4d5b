import { control, Field, type FieldProps } from '../field/field.tsx';

/** One answer out of many (eight or more). `empty` is the words of "please choose". */
export function SelectField(
  props: FieldProps & {
    options: readonly { value: string; label: string }[];
    value?: string | undefined;
    empty?: string | undefined;
  },
) {
  return (
    <Field {...props}>
      <select {...control(props)} class="ov-field-input ov-select-field">
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
