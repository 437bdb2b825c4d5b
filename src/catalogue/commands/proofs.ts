/** `onevisit catalogue proofs [directory]`: the register of proofs, before and after, by unit. */
import type { CliCommand } from '../../platform/index.ts';
import { loadCatalogue } from '../language/index.ts';
import { asText } from '../linter/output/text.ts';
import { proofReport, proofReportText } from '../proofs/report.ts';

export const proofs: CliCommand = {
  name: 'catalogue proofs',
  describe:
    'proofs demanded and issued by unit, the three cancel rules with reasons, before and after; 1 while some are to cancel',
  args: [{ name: '[directory]', describe: 'the directory of a district' }],
  run(call) {
    const loaded = loadCatalogue(call.args[0] ?? call.config.catalogue);
    if (!loaded.catalogue) {
      call.print(call.json ? JSON.stringify({ findings: loaded.findings }, null, 2) : asText(loaded.findings, 'zh'));
      return Promise.resolve(1);
    }
    const report = proofReport(loaded.catalogue);
    call.print(call.json ? JSON.stringify(report, null, 2) : proofReportText(report));
    return Promise.resolve(report.totals.toCancel > 0 ? 1 : 0);
  },
};
