/** A directory of YAML becomes the catalogue in force: loaded, checked, drafted, reviewed by a second person, published. */
import { isRefusal } from '../platform/index.ts';
import type { House, Refusal } from '../platform/index.ts';
import type { Finding } from './finding.ts';
import { loadCatalogue } from './language/index.ts';
import { lint } from './linter/lint.ts';
import { severitiesOf } from './linter/severities.ts';
import { draftVersion, moveVersion, statesOf } from './versions.ts';

/** What became of it: the version, whether it was new, or why it was refused. Errors of the linter refuse. */
type PublishedDirectory =
  | { readonly hash: string; readonly isNew: boolean }
  | { readonly findings: readonly Finding[] }
  | Refusal;

/** Publishes a directory unless its version is in force already. */
export async function publishDirectory(
  house: House,
  directory: string,
  draftedBy: string,
  reviewedBy: string,
): Promise<PublishedDirectory> {
  const loaded = loadCatalogue(directory);
  if (!loaded.catalogue) return { findings: loaded.findings };
  const findings = lint(loaded.catalogue, { things: loaded.things, severities: severitiesOf(loaded.things) });
  if (findings.some((f) => f.severity === 'error')) return { findings };
  const states = await statesOf(house, loaded.catalogue.version);
  const last = states[states.length - 1]?.state;
  if (last === 'published') return { hash: loaded.catalogue.version, isNew: false };
  const drafted = await draftVersion(house, loaded.catalogue, draftedBy);
  if (isRefusal(drafted)) return drafted;
  if (last !== 'reviewed') {
    const reviewed = await moveVersion(house, drafted.hash, 'reviewed', reviewedBy);
    if (isRefusal(reviewed)) return reviewed;
  }
  const published = await moveVersion(house, drafted.hash, 'published', reviewedBy);
  return isRefusal(published) ? published : { hash: drafted.hash, isNew: true };
}

/** The sample district of a demo database: drafted and reviewed by its two invented editors. */
export async function publishSample(house: House): Promise<string> {
  const loaded = loadCatalogue(house.config.catalogue);
  const editors =
    loaded.catalogue?.people.staff.filter((s) => s.roles.includes('catalogue-editor')).map((s) => s.id) ?? [];
  const result = await publishDirectory(
    house,
    house.config.catalogue,
    editors[0] ?? 'sample-editor',
    editors[1] ?? 'sample-reviewer',
  );
  if ('hash' in result) return result.hash;
  const first =
    'findings' in result
      ? `${result.findings[0]?.place?.file ?? ''}:${result.findings[0]?.place?.line ?? ''} ${result.findings[0]?.message.zh ?? ''}`
      : result.refused;
  throw new Error(`the catalogue ${house.config.catalogue} was not published: ${first}`);
}
