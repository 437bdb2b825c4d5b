/** Every folder of scenarios/claims is a claim: small catalogue, cases, expectations. Nothing here knows any of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mainlandCalendar } from '../../calendar/index.ts';
import { loadCatalogue } from '../../catalogue/index.ts';
import { checkClaim } from './claim.ts';
import type { Claim } from './claim.ts';

const root = fileURLToPath(new URL('../../../scenarios/claims/', import.meta.url));
const folders = readdirSync(root).filter((f) => existsSync(`${root}${f}/claim.yaml`));

describe.each(folders)('the claim %s is computed from its catalogue', (folder) => {
  const claim = parse(readFileSync(`${root}${folder}/claim.yaml`, 'utf8'), { merge: true }) as Claim;
  const loaded = loadCatalogue(`${root}${folder}/catalogue`);
  const before = existsSync(`${root}${folder}/before`) ? loadCatalogue(`${root}${folder}/before`) : loaded;
  const result =
    loaded.catalogue && before.catalogue
      ? checkClaim(claim, loaded.catalogue, mainlandCalendar, before.catalogue)
      : undefined;

  test('its catalogue is clean', () => {
    expect(
      [...loaded.findings, ...before.findings].map((f) => `${f.place?.file}:${f.place?.line} ${f.message.en}`),
    ).toEqual([]);
  });

  test('its figures come out', () => {
    expect(result?.checked.length).toBeGreaterThan(0);
    expect(result?.checked.filter((c) => !c.holds)).toEqual([]);
  });
});
