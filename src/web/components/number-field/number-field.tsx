import { control, Field, type FieldProps } from '../field/field.tsx';

/** A number with its unit. A text input with a number pad: wheels and arrows must not change an answer by accident. */
export function NumberField(
  props: FieldProps & { value?: string | undefined; unit: string; decimals?: boolean | undefined },
) {
  const { decimals = false } = props;
  const attributes = control(props);
  const unitId = `${props.id}-unit`;
  const described = attributes['aria-describedby'];
  return (
    <Field {...props}>
      <div class="ov-number-field">
        <input
          {...attributes}
          aria-describedby={described === undefined ? unitId : `${described} ${unitId}`}
          class="ov-field-input ov-num"
          type="text"
          inputmode={decimals ? 'decimal' : 'numeric'}
          autocomplete="off"
          value={props.value}
        />
        <span class="ov-number-field-unit" id={unitId}>
          {props.unit}
        </span>
      </div>
    </Field>
  );
}
