/** A value that fits a wire shape, made from the shape: enough for a body to pass the door and reach the rules. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
}

const texts = [
  'abcd',
  'a'.repeat(64),
  '2026-11-25T02:00:00.000Z',
  '2026-11-25',
  '110101190001010014',
  'p-1-abcdefghijkl',
  's-1-abc',
  'm-1-000000000000-0',
  '1',
  'P1D',
];

/** The smallest value of the shape; `given` overrides members by name at the top. */
export function sample(shape: Shape, given: Readonly<Record<string, unknown>> = {}): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return sample(shape.anyOf[0] as Shape);
  if (shape.type === 'object')
    return Object.fromEntries(
      (shape.required ?? []).map((name) => [
        name,
        name in given ? given[name] : sample(shape.properties?.[name] ?? {}),
      ]),
    );
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => sample(shape.items ?? {}));
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'null') return null;
  return (
    texts.find(
      (text) =>
        text.length >= (shape.minLength ?? 0) &&
        (shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(text)),
    ) ?? 'text'
  );
}
