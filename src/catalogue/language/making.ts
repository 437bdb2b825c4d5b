/** What the assembling of an item stands on. */
import type { IntakeRegime, LegalBasis, MaterialType, Organ } from '../model.ts';
import type { Compiler } from './compile.ts';
import type { RawDistrict } from './shapes/files.ts';
import type { RawItem } from './shapes/item.ts';
import type { Thing } from './things.ts';

/** What an item refers to. */
export interface Surroundings {
  readonly district: RawDistrict;
  readonly organs: Readonly<Record<string, Organ>>;
  readonly intake: Readonly<Record<string, IntakeRegime>>;
  readonly materials: Readonly<Record<string, MaterialType>>;
  readonly basicCodes: ReadonlyMap<string, string>;
  /** Material -> registries that answer it; material -> whether an item of the district issues it. */
  readonly shared: ReadonlySet<string>;
  readonly issuedHere: ReadonlySet<string>;
  readonly listOf: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

/** One item on its way. */
export interface Making {
  readonly c: Compiler;
  readonly thing: Thing;
  readonly raw: RawItem;
  readonly s: Surroundings;
  readonly basis: readonly LegalBasis[];
  readonly organ: string;
}
