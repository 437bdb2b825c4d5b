/** Controls inside the rows of a table: named for those who only hear them, marked when they are wrong. */
import { Icon } from '../../components/icon/icon.tsx';
import { controlId } from './field.ts';
import type { FieldViewProps } from './field-frame.tsx';

/** The mistake above the table that it is in. */
export function Mistake({ mistake }: Pick<FieldViewProps, 'mistake'>) {
  if (!mistake) return null;
  return (
    <p class="ov-field-error">
      <Icon name="stop" />
      {mistake.text}
    </p>
  );
}

interface CellProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
}

/** One line of words in a row; `size` in characters says which column needs the room. */
export const Words = ({ name, label, value, wrong, size }: CellProps & { readonly size?: number }) => (
  <input
    id={controlId(name)}
    name={name}
    class="ov-field-input"
    type="text"
    autocomplete="off"
    size={size}
    maxlength={2000}
    aria-label={label}
    aria-invalid={wrong ? 'true' : undefined}
    value={value}
  />
);

/** One choice in a row. */
export function Pick({
  name,
  label,
  value,
  wrong,
  options,
}: CellProps & { options: readonly { value: string; label: string }[] }) {
  return (
    <select
      id={controlId(name)}
      name={name}
      class="ov-field-input ov-select-field"
      aria-label={label}
      aria-invalid={wrong ? 'true' : undefined}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** Yes or not in a row. */
export function Tick({
  name,
  label,
  checked,
  children,
}: {
  name: string;
  label: string;
  checked: boolean;
  children: string;
}) {
  return (
    <div class="ov-choice">
      <input id={controlId(name)} name={name} type="checkbox" value="true" checked={checked} aria-label={label} />
      <label for={controlId(name)}>{children}</label>
    </div>
  );
}
