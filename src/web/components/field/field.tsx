import type { ComponentChildren } from 'preact';
import { classes, ids } from '../classes.ts';
import { Icon } from '../icon/icon.tsx';

/** What every field has. `id` is unique in the page; the error summary links to it. */
export interface FieldProps {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Shown behind the label, such as "optional". Fields are required unless they say otherwise. */
  mark?: string | undefined;
  required?: boolean | undefined;
  /** The label stands beside the field already, as in a table; it is there for those who hear the page. */
  labelHidden?: boolean | undefined;
  /** Answers "why do you ask?"; usually a `Why`. */
  why?: ComponentChildren;
}

/** Ids of hint and error for aria-describedby of the control. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  return ids(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
}

/** Attributes that every control of a field carries. */
export function control(props: FieldProps) {
  return {
    id: props.id,
    name: props.name,
    required: props.required === true ? true : undefined,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error === undefined ? undefined : ('true' as const),
  };
}

/** Label, hint, error and the control of one field. */
export function Field(props: FieldProps & { children: ComponentChildren; extra?: string | undefined }) {
  const { id, label, mark, error, why, children, extra } = props;
  return (
    <div class={classes('ov-field', error !== undefined && 'ov-field-wrong', extra)}>
      <label class="ov-field-label" for={id}>
        {label}
        {mark !== undefined && <span class="ov-field-mark">{mark}</span>}
      </label>
      <HintAndError {...props} />
      {children}
      {why}
    </div>
  );
}

/** Several controls under one question. `id` is that of the first control. */
export function FieldGroup(props: FieldProps & { children: ComponentChildren; large?: boolean | undefined }) {
  const { label, labelHidden, mark, error, why, children, large } = props;
  return (
    <fieldset
      class={classes('ov-field', error !== undefined && 'ov-field-wrong')}
      aria-describedby={describedBy(props)}
    >
      <legend
        class={labelHidden === true ? 'ov-hidden' : classes('ov-field-label', large === true && 'ov-field-question')}
      >
        {large === true ? <h1>{label}</h1> : label}
        {mark !== undefined && <span class="ov-field-mark">{mark}</span>}
      </legend>
      <HintAndError {...props} />
      {children}
      {why}
    </fieldset>
  );
}

function HintAndError({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <p class="ov-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="ov-field-error" id={`${id}-error`}>
          <Icon name="stop" />
          {error}
        </p>
      )}
    </>
  );
}
