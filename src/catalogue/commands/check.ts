/** `onevisit check [directory]`: every finding with place, rule, sentence and remedy; exit 1 on errors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliCall, CliCommand } from '../../platform/index.ts';
import type { Finding, Fix } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import { lint } from '../linter/lint.ts';
import { applyFixes } from '../linter/output/fix.ts';
import { asSarif } from '../linter/output/sarif.ts';
import { asText, summary } from '../linter/output/text.ts';
import { severitiesOf } from '../linter/severities.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const check: CliCommand = {
  name: 'check',
  describe: 'check a catalogue: law, words, mutual prerequisites, limits, unused and doubled things',
  args: [{ name: '[directory]', describe: 'the directory of a district (default: the one of the settings)' }],
  options: [
    { flags: '--format <format>', describe: 'text, json or sarif', default: 'text' },
    { flags: '--fix', describe: 'mend what needs no decision, then check again' },
    { flags: '--as-of <date>', describe: 'look at the law of this day (YYYY-MM-DD)' },
    { flags: '--lang <lang>', describe: 'zh or en, for text', default: 'zh' },
  ],
  run(call) {
    const format = call.json ? 'json' : String(call.options['format'] ?? 'text');
    const asOf = call.options['asOf'] as string | undefined;
    if (!['text', 'json', 'sarif'].includes(format) || (asOf !== undefined && !DATE.test(asOf))) {
      call.progress(`--format text|json|sarif, --as-of YYYY-MM-DD`);
      return Promise.resolve(2);
    }
    const directory = call.args[0] ?? call.config.catalogue;
    let findings = findingsOf(directory, asOf);
    if (call.options['fix'] === true) {
      const mended = mend(findings);
      call.progress(`mended ${mended}`);
      if (mended > 0) findings = findingsOf(directory, asOf);
    }
    print(call, findings, format);
    return Promise.resolve(findings.some((f) => f.severity === 'error') ? 1 : 0);
  },
};

function findingsOf(directory: string, asOf: string | undefined): readonly Finding[] {
  const loaded = loadCatalogue(directory);
  if (!loaded.catalogue) return loaded.findings;
  return lint(loaded.catalogue, {
    things: loaded.things,
    severities: severitiesOf(loaded.things),
    ...(asOf ? { asOf } : {}),
  });
}

function print(call: CliCall, findings: readonly Finding[], format: string): void {
  if (format === 'json')
    call.print(JSON.stringify({ findings, errors: findings.filter((f) => f.severity === 'error').length }, null, 2));
  else if (format === 'sarif') call.print(JSON.stringify(asSarif(findings, '0.1.0'), null, 2));
  else {
    const lang = call.options['lang'] === 'en' ? 'en' : 'zh';
    if (findings.length > 0) call.print(asText(findings, lang));
    call.print(summary(findings, lang));
  }
}

/** Writes the fixes into their files; how many were applied. */
function mend(findings: readonly Finding[]): number {
  const byFile = new Map<string, Fix[]>();
  for (const { fix } of findings) if (fix) byFile.set(fix.file, [...(byFile.get(fix.file) ?? []), fix]);
  let applied = 0;
  for (const [file, fixes] of byFile) {
    const path = resolve(file);
    const done = applyFixes(readFileSync(path, 'utf8'), fixes);
    writeFileSync(path, done.text);
    applied += done.applied;
  }
  return applied;
}
