/** The door of shapes: what facts and wire of every room are built of. TypeBox and nothing else, so that a pure file may use it. */
import { Type, type Static, type TEnum, type TSchema } from 'typebox';

/** A closed object: an unknown key is an error, in a fact as on the wire. */
export const closed = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** One of a few words. */
export const oneOf = <const T extends readonly string[]>(values: T): TEnum<T[number][]> =>
  Type.Enum([...values]) as unknown as TEnum<T[number][]>;

/** Or known to be absent. */
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Or left out. */
export const some = Type.Optional;

export const Id = Type.String({ minLength: 1, maxLength: 120 });
export const Sentence = Type.String({ minLength: 1, maxLength: 4000 });
/** A calendar date of the district, `2026-11-25`; a database has no year 0. */
export const Day = Type.String({ format: 'date', pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$' });
/** An instant in UTC with milliseconds, and one that exists: not every text of that pattern does. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
});
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** A text in both languages of the house. */
export const Text = closed({ zh: Type.String(), en: Type.String() });

/** The facts of a room: name -> shape, all of version 1. */
export type FactShapes = Readonly<Record<string, TSchema>>;
/** One of them as a rule makes it: not yet numbered, not yet hashed. */
export type FactOf<S extends FactShapes> = {
  [N in keyof S & string]: { readonly name: N; readonly version: 1; readonly data: Static<S[N]> };
}[keyof S & string];

/** How a room makes its facts, and reads them out of the log; the compiler checks the data of each against its shape. */
export const factsBy = <S extends FactShapes>(_shapes: S) => ({
  make: <N extends keyof S & string>(name: N, data: Static<S[N]>): FactOf<S> =>
    ({ name, version: 1, data }) as unknown as FactOf<S>,
  read: (recorded: readonly { readonly name: string; readonly data: unknown }[]): FactOf<S>[] =>
    recorded.map(({ name, data }) => ({ name, version: 1, data }) as unknown as FactOf<S>),
});
