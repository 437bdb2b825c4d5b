/** A claim on disk: a quotation, a small catalogue, cases and expectations. Nothing in this folder knows any of them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue, versionOf, type Catalogue } from '../../catalogue/index.ts';
import type { Conduct } from './conduct.ts';
import { inputFrom, type Claim, type PlanInput } from '../../planner/index.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the file says beyond what the planner needs: where the measure begins and ends, and what cannot be had from facts. */
export interface ClaimFile extends Claim {
  readonly id: string;
  /** Changes with every letter of the file and of its catalogues: the page says of which files it was made. */
  readonly mark: string;
  readonly systems: readonly string[];
  readonly note?: string;
  readonly from?: Words;
  readonly until?: Words & { readonly items?: readonly string[] };
  /** Figure, or `<case> <figure>`, by the reason why no fact tells it. */
  readonly unmeasured?: Readonly<Record<string, string>>;
  /** Figure, or `<case> <figure>`, by the reason why what happened is not what the plan expected. */
  readonly differs?: Readonly<Record<string, string>>;
  /** What of the claim was not played at all, with the reason. */
  readonly notHad?: readonly string[];
  /** What only a played matter can show: the same form as `expect`, figures counted from facts, `facts.<name>` among them. */
  readonly seen?: Claim['expect'];
  /** By case: what people do otherwise than the plan says. */
  readonly conduct?: Readonly<Record<string, Conduct>>;
  readonly catalogue: Catalogue;
  /** The edition of the old way, where the reform changed the catalogue itself: the folder `before`. */
  readonly before?: Catalogue;
  readonly inputs: ReadonlyMap<string, PlanInput>;
}

/** The claims of a folder, in the order of their numbers. A file that cannot be read stops with its name and what is wrong. */
export function readClaims(folder: string, only?: readonly string[]): readonly ClaimFile[] {
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, 'claim.yaml')) && (only === undefined || only.includes(id)))
    .toSorted()
    .map((id) => readClaim(folder, id));
}

function readClaim(folder: string, id: string): ClaimFile {
  const file = join(folder, id, 'claim.yaml');
  const raw = parse(readFileSync(file, 'utf8'), { merge: true }) as Omit<
    ClaimFile,
    'catalogue' | 'before' | 'inputs' | 'id'
  >;
  const loaded = loadCatalogue(join(folder, id, 'catalogue'));
  if (!loaded.catalogue) throw new Error(`${file}: ${loaded.findings[0]?.message.en ?? 'no catalogue'}`);
  const inputs = new Map(
    raw.cases.map((one) => {
      const read = inputFrom(one);
      if ('problem' in read) throw new Error(`${file}: ${one.id}: ${read.problem}`);
      return [one.id, read.input] as const;
    }),
  );
  const earlier = existsSync(join(folder, id, 'before')) ? loadCatalogue(join(folder, id, 'before')) : undefined;
  if (earlier && !earlier.catalogue) throw new Error(`${file}: ${earlier.findings[0]?.message.en ?? 'no catalogue'}`);
  const versions = [loaded.catalogue.version, earlier?.catalogue?.version ?? ''];
  return {
    ...raw,
    id,
    mark: createHash('sha256')
      .update(JSON.stringify([raw, versions]))
      .digest('hex')
      .slice(0, 12),
    catalogue: listed(loaded.catalogue),
    ...(earlier?.catalogue ? { before: listed(earlier.catalogue) } : {}),
    inputs,
  };
}

/** What stands on no list cannot be filed: the small catalogue publishes all it has on one list. */
function listed(catalogue: Catalogue): Catalogue {
  const list = {
    name: catalogue.district.name,
    publishedOn: catalogue.asOf,
    items: Object.keys(catalogue.items),
  };
  const { version: _, ...content } = { ...catalogue, lists: { ...catalogue.lists, [catalogue.district.id]: list } };
  return { ...content, version: versionOf(content) };
}
