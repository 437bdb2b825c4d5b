/** What every field of an action's form has in common: its words, its mistake, its files that are stored already. */
import { controlId, type Field } from './field.ts';
import type { Place, Values } from './place.ts';

/** A field in its place, with what was typed. */
export interface FieldViewProps {
  readonly place: Place;
  readonly field: Field;
  readonly values: Values;
  /** Words of the mistake, and the control that it is about. */
  readonly mistake?: { readonly text: string; readonly control: string } | undefined;
}

/** What every simple field carries. */
export function common({ place, field, mistake }: FieldViewProps, name = field.name) {
  const { say } = place.visit;
  const id = controlId(name);
  const word = name === field.name ? (field.word ?? name) : name;
  return {
    id,
    name,
    label: say(`web.desk.field.${word}`),
    ...(field.hint && name === field.name ? { hint: say(`web.desk.hint.${word}`) } : {}),
    ...(field.optional && name === field.name ? { mark: say('web.desk.optional') } : {}),
    ...(mistake && mistake.control === id ? { error: mistake.text } : {}),
  };
}

/** Files that were stored already stay as hidden fields: a refusal does not ask for them again. */
export function StoredFiles({ name, values, label }: { name: string; values: Values; label: string }) {
  const stored = values[name] ?? [];
  if (stored.length === 0) return null;
  return (
    <p class="ov-quiet">
      {label} {stored.map((one) => one.split('|').slice(1).join('|')).join('、')}
      {stored.map((one) => (
        <input key={one} type="hidden" name={name} value={one} />
      ))}
    </p>
  );
}
