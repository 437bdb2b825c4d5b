import { classes } from '../classes.ts';
import { control, Field, type FieldProps } from '../field/field.tsx';

/** How much room an answer needs. */
export type FieldWidth = 'short' | 'medium' | 'full';

/** Props of a one-line field. */
export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'tel' | 'email' | 'search' | 'password' | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search' | 'decimal' | undefined;
  maxLength?: number | undefined;
  width?: FieldWidth | undefined;
  placeholder?: string | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', autocomplete, inputmode, maxLength, width = 'full', placeholder } = props;
  return (
    <Field {...props}>
      <input
        {...control(props)}
        class={classes('ov-field-input', width !== 'full' && `ov-field-${width}`)}
        type={type as 'text'}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxLength}
        placeholder={placeholder}
      />
    </Field>
  );
}
