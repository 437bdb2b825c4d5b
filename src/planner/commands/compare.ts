/** `onevisit compare`: the old way against the new one, mechanism by mechanism; with `--claim` a quoted claim against what is computed. */
import { dirname, join } from 'node:path';
import { mainlandCalendar } from '../../calendar/index.ts';
import type { CliCall, CliCommand } from '../../platform/index.ts';
import { checkClaim } from '../compare/claim.ts';
import type { Claim } from '../compare/claim.ts';
import { compare } from '../compare/compare.ts';
import { differenceForEverybody, populationText } from '../compare/population.ts';
import { grid, tableOf } from '../compare/table.ts';
import { catalogueOf, languageOf, OPTIONS, readCall, readYaml } from './arguments.ts';

export const compareCommand: CliCommand = {
  name: 'compare',
  describe: 'compare the old way with the new one: figures, and what each mechanism saves alone and when left out',
  args: [{ name: '[directory]', describe: 'the directory of a catalogue (default: the one of the settings)' }],
  options: [
    ...OPTIONS,
    {
      flags: '--claim <file>',
      describe: 'a claim file (scenarios/claims/*/claim.yaml); exit 1 if a figure does not come out',
    },
    {
      flags: '--against <directory>',
      describe: 'another version of the catalogue: what it would change for sample persons of every theme',
    },
    { flags: '--persons <number>', describe: 'how many persons of each theme, with --against', default: '100' },
  ],
  run(call) {
    if (typeof call.options['claim'] === 'string') return Promise.resolve(claimed(call, call.options['claim']));
    if (typeof call.options['against'] === 'string') return Promise.resolve(everybody(call, call.options['against']));
    const read = readCall(call);
    if ('code' in read) return Promise.resolve(read.code);
    const result = compare(read.catalogue, read.input, mainlandCalendar);
    const { plans: _plans, ...figures } = result;
    call.print(call.json ? JSON.stringify(figures, null, 2) : tableOf(result, languageOf(call)).trimEnd());
    return Promise.resolve(0);
  },
};

function everybody(call: CliCall, directory: string): number {
  const count = Number(call.options['persons'] ?? 100);
  const theme = call.options['theme'];
  if (!Number.isInteger(count) || count < 1 || count > 10_000) {
    call.progress('--persons 1 ... 10000');
    return 2;
  }
  const before = catalogueOf(call, call.args[0] ?? call.config.catalogue);
  const after = before && catalogueOf(call, directory);
  if (!after) return 1;
  const found = differenceForEverybody(
    before,
    after,
    count,
    mainlandCalendar,
    typeof theme === 'string' ? theme : undefined,
  );
  if (found.persons === 0) {
    call.progress(`--theme <id>: ${Object.keys(before.themes).join(', ')}`);
    return 2;
  }
  call.print(call.json ? JSON.stringify(found, null, 2) : populationText(found, languageOf(call)).trimEnd());
  return 0;
}

function claimed(call: CliCall, file: string): number {
  const claim = readYaml(call, file) as Claim | undefined;
  if (!claim) return 2;
  const catalogue = catalogueOf(call, join(dirname(file), 'catalogue'));
  if (!catalogue) return 1;
  const { comparisons, checked } = checkClaim(claim, catalogue, mainlandCalendar);
  if (call.json) call.print(JSON.stringify({ claim: claim.claim, quote: claim.quote, checked }, null, 2));
  else {
    call.print(`${claim.claim}  ${claim.quote}\n`);
    const few = comparisons.size <= 3 ? [...comparisons] : [];
    for (const [id, c] of few) call.print(`# ${id}\n${tableOf(c, languageOf(call))}`);
    call.print(
      grid([
        ['', 'expected', 'found', ''],
        ...checked.map((c) => [c.what, c.expected, String(c.found), c.holds ? 'ok' : 'NO']),
      ]),
    );
  }
  return checked.every((c) => c.holds) ? 0 : 1;
}
