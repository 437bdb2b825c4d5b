/** What the checker and the satisfiability check know of each data element. */
import type { DataElement } from '../model.ts';

/** Type of one element, from its JSON Schema. */
export interface ElementType {
  readonly type: 'boolean' | 'number' | 'integer' | 'string' | 'date' | 'list';
  /** The only values there are; for a list, of its members. */
  readonly enum?: readonly string[];
  /** Bounds of a number, inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  /** True where the element can never be known to be absent (`null`). Without it, "absent" is one of its possible states. */
  readonly neverAbsent?: boolean;
}

/** Element key -> type. */
export type ElementTypes = Readonly<Record<string, ElementType>>;

/** Types of the data elements of a catalogue; options become the enumeration, the unit is the Chinese one. */
export function elementTypes(elements: readonly DataElement[]): ElementTypes {
  const types: Record<string, ElementType> = {};
  for (const e of elements) {
    types[e.key] = {
      type: e.type,
      ...(e.options ? { enum: e.options.map((o) => o.value) } : {}),
      ...(e.minimum === undefined ? {} : { minimum: e.minimum }),
      ...(e.maximum === undefined ? {} : { maximum: e.maximum }),
      ...(e.unit ? { unit: e.unit.zh } : {}),
    };
  }
  return types;
}

/** The type of an element, or undefined where there is no such element (also for names that every object has, like `constructor`). */
export function elementType(types: ElementTypes, key: string): ElementType | undefined {
  return Object.hasOwn(types, key) ? types[key] : undefined;
}
