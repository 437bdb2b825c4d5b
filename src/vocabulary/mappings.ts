/** How codes change at a border: other standards and other provinces use other digits for the same thing, so they are mapped at import and export. */
import data from './data/mappings.json' with { type: 'json' };

/** A mapping between a table of this house and the codes of a border. */
export interface CodeMapping {
  readonly id: string;
  readonly table: string;
  readonly border: string;
  /** The table of the border's codes where this house keeps it. */
  readonly to?: string;
  readonly mark: string;
  /** Ours, theirs. */
  readonly pairs: readonly (readonly [string, string])[];
  /** What a border's code becomes here where more than one of ours, or none, is sent as it. */
  readonly inward: Readonly<Record<string, string>>;
  /** Border codes whose meaning is not kept on the way in. */
  readonly lossy: readonly string[];
}

/** A mapped code; `exact` is false where the way back would not give the same code. */
export interface MappedCode {
  readonly code: string;
  readonly exact: boolean;
}

/** Why a code cannot cross: never guessed, never passed on unmapped. */
export interface MappingRefusal {
  readonly refused: 'code-not-mapped';
  readonly code: string;
  readonly signpost: string;
}

/** All mappings by id. */
export const codeMappings: ReadonlyMap<string, CodeMapping> = new Map(
  data.map((m) => {
    const pairs = m.pairs.map(([ours = '', theirs = '']): [string, string] => [ours, theirs]);
    const mapping: CodeMapping = {
      id: m.id,
      table: m.table,
      border: m.border,
      mark: m.mark,
      pairs,
      inward: inwardOf(m),
      lossy: m.lossy ?? [],
      ...(m.to !== undefined && { to: m.to }),
    };
    return [m.id, mapping];
  }),
);

/** Our code as the border writes it. */
export function mapOut(mapping: string, code: string): MappedCode | MappingRefusal {
  const known = codeMappings.get(mapping);
  if (!known) throw new Error(`there is no mapping ${mapping}`);
  const theirs = known.pairs.find(([ours]) => ours === code)?.[1];
  if (theirs === undefined) return refuse(code);
  const back = mapIn(mapping, theirs);
  return { code: theirs, exact: !('refused' in back) && back.code === code };
}

/** The border's code as ours. */
export function mapIn(mapping: string, code: string): MappedCode | MappingRefusal {
  const known = codeMappings.get(mapping);
  if (!known) throw new Error(`there is no mapping ${mapping}`);
  const ours = known.inward[code] ?? known.pairs.find(([, theirs]) => theirs === code)?.[0];
  return ours === undefined ? refuse(code) : { code: ours, exact: !known.lossy.includes(code) };
}

/** The explicit way in, without the gaps that JSON leaves in its inferred type. */
function inwardOf(mapping: { readonly inward?: Readonly<Record<string, string | undefined>> }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping.inward ?? {}).flatMap(([theirs, ours]) => (ours === undefined ? [] : [[theirs, ours]])),
  );
}

function refuse(code: string): MappingRefusal {
  return { refused: 'code-not-mapped', code, signpost: 'mapping.code-not-mapped' };
}
