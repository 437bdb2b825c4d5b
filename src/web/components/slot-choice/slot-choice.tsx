import { FieldGroup, type FieldProps } from '../field/field.tsx';

/** One time that can be booked. `left` is in words, such as "3 left"; full ones are shown and cannot be chosen. */
export interface Slot {
  value: string;
  label: string;
  left?: string | undefined;
  full?: boolean | undefined;
  checked?: boolean | undefined;
}

/** One day as a link, so that choosing a day works without scripts. */
export interface SlotDay {
  label: string;
  note?: string | undefined;
  href: string;
  current?: boolean | undefined;
}

/** A day first, then a time of that day. */
export function SlotChoice(
  props: FieldProps & { daysLabel: string; days: readonly SlotDay[]; slots: readonly Slot[]; none: string },
) {
  const { id, name, daysLabel, days, slots, none } = props;
  return (
    <div class="ov-slot-choice">
      <nav aria-label={daysLabel}>
        <ul>
          {days.map((day) => (
            <li key={day.href}>
              <a href={day.href} aria-current={day.current === true ? 'date' : undefined}>
                {day.label}
                {day.note !== undefined && <small>{day.note}</small>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FieldGroup {...props}>
        {slots.length === 0 && <p>{none}</p>}
        <div class="ov-slot-choice-times">
          {slots.map((slot, index) => (
            <div key={slot.value}>
              <input
                id={index === 0 ? id : `${id}-${index}`}
                type="radio"
                name={name}
                value={slot.value}
                checked={slot.checked}
                disabled={slot.full}
              />
              <label for={index === 0 ? id : `${id}-${index}`}>
                {slot.label}
                {slot.left !== undefined && <small>{slot.left}</small>}
              </label>
            </div>
          ))}
        </div>
      </FieldGroup>
    </div>
  );
}
