import { control, Field, type FieldProps } from '../field/field.tsx';

/** Several lines of text. `maxLength` is enforced by the server too; say it in the hint. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number | undefined },
) {
  return (
    <Field {...props}>
      <textarea {...control(props)} class="ov-field-input" rows={props.rows ?? 4} maxlength={props.maxLength}>
        {props.value}
      </textarea>
    </Field>
  );
}
