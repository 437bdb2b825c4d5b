import { control, Field, type FieldProps } from '../field/field.tsx';

/** Which check the server makes; an island may mirror it while typing. */
export type IdKind = 'uscc' | 'citizen-id' | 'certificate-number';

const lengths: Record<IdKind, number | undefined> = { uscc: 18, 'citizen-id': 18, 'certificate-number': undefined };

/** A number that must be copied exactly: wide letters, capitals, no spelling help. GB 32100 and GB 11643 codes have 18 places. */
export function IdField(props: FieldProps & { kind: IdKind; value?: string | undefined }) {
  const { kind, value } = props;
  return (
    <Field {...props}>
      <input
        {...control(props)}
        class="ov-field-input ov-id-field"
        type="text"
        value={value}
        data-check={kind}
        maxlength={lengths[kind] === undefined ? undefined : lengths[kind] + 6}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
    </Field>
  );
}
