/** The small shapes that every kind of file shares: texts, durations, bases, names, conditions. */
import { Type } from 'typebox';
import type { TObject, TProperties, TSchema } from 'typebox';

/** An object that refuses fields it does not know, so that a misspelt field is named. */
export function closed<P extends TProperties>(properties: P, options: Record<string, unknown> = {}): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** A map from ids (kebab-case, or element keys with dots) to things. */
export function mapOf<S extends TSchema>(value: S) {
  return Type.Record(Type.String(), value);
}

/** Text of the screens: one language, or both. */
export const TextShape = Type.Union(
  [
    Type.String({ minLength: 1 }),
    closed({ zh: Type.String({ minLength: 1 }), en: Type.Optional(Type.String({ minLength: 1 })) }),
  ],
  { description: '文字：中文，或 { zh, en } · text: Chinese, or both' },
);

/** A duration with its unit, `5 wd`. A bare number has no unit and is refused. */
export const DurationShape = Type.Union(
  [
    Type.String({ minLength: 1 }),
    closed({
      n: Type.Number({ minimum: 0 }),
      unit: oneOf(['min', 'h', 'wd', 'd', 'month', 'year']),
    }),
  ],
  { description: '数字和单位：5 wd（工作日）、30 d（自然日）、2 h、30 min、6 month、5 year · number with unit' },
);

/** A basis: `法名 §条` with the law from laws.yaml, or written out. */
export const BasisShape = Type.Union(
  [
    Type.String({ minLength: 1 }),
    closed({
      law: Type.String({ minLength: 1 }),
      document: Type.Optional(Type.String()),
      article: Type.Optional(Type.Union([Type.String(), Type.Integer({ minimum: 1 })])),
      text: Type.Optional(Type.String()),
      inForceFrom: Type.Optional(Type.String()),
      inForceUntil: Type.Optional(Type.String()),
      assumed: Type.Optional(Type.Boolean()),
    }),
  ],
  { description: '依据：“食品安全法 §35”，法名在 laws.yaml 中 · basis: a law of laws.yaml and an article' },
);

export const BasesShape = Type.Array(BasisShape);

/** FEEL text; `$name` stands for a parameter of the district. */
export const ConditionShape = Type.String({
  minLength: 1,
  description: '条件（FEEL），例如 premises.area >= 50；$名称 是地区参数 · condition in FEEL',
});

/** A literal out of a list, kept as its own type. */
export function oneOf<const V extends readonly string[]>(values: V, description = '') {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
}

/** Fields that the layers below may not change; a dot leads inside. */
export const LockedShape = Type.Array(Type.String({ minLength: 1 }), {
  description: '下级不得改的字段，例如 requirements.identity · fields that a district below may not change',
});
