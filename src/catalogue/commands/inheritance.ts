/** `onevisit catalogue differences [directory]` and `onevisit catalogue upgrade <before> <after> <districts...>`. */
import type { CliCall, CliCommand } from '../../platform/index.ts';
import type { Finding } from '../finding.ts';
import { differencesOf, differencesText, upgradeOf, upgradeText } from '../inheritance/index.ts';
import { asText } from '../linter/output/text.ts';

export const differences: CliCommand = {
  name: 'catalogue differences',
  describe: 'what a district changed, added and did not take up of the layer above it',
  args: [{ name: '[directory]', describe: 'the directory of a district' }],
  run(call) {
    const report = differencesOf(call.args[0] ?? call.config.catalogue);
    if ('findings' in report) return Promise.resolve(refused(call, report.findings));
    call.print(call.json ? JSON.stringify(report, null, 2) : differencesText(report));
    return Promise.resolve(0);
  },
};

export const upgrade: CliCommand = {
  name: 'catalogue upgrade',
  describe: 'what a new version of a province means for districts; changes no file, 1 on conflicts',
  args: [
    { name: '<before>', describe: 'directory of the province as it was' },
    { name: '<after>', describe: 'directory of the province as it will be' },
    { name: '<districts...>', describe: 'directories of districts that extend it' },
  ],
  run(call) {
    const [before, after, ...districts] = call.args;
    if (before === undefined || after === undefined || districts.length === 0) {
      call.progress('<before> <after> <districts...>');
      return Promise.resolve(2);
    }
    const reports = districts.map((d) => upgradeOf(before, after, d));
    const findings = reports.flatMap((r) => ('findings' in r ? r.findings : []));
    if (findings.length > 0) return Promise.resolve(refused(call, findings));
    const done = reports.flatMap((r) => ('findings' in r ? [] : [r]));
    call.print(call.json ? JSON.stringify(done, null, 2) : done.map(upgradeText).join('\n\n'));
    return Promise.resolve(done.some((u) => u.conflicts > 0 || u.blocked.length > 0) ? 1 : 0);
  },
};

function refused(call: CliCall, findings: readonly Finding[]): number {
  call.print(call.json ? JSON.stringify({ findings }, null, 2) : asText(findings, 'zh'));
  return 1;
}
