/** `onevisit catalogue codes [directory]`: the 12, 31 and 33 characters of every handling item. */
import type { CliCommand } from '../../platform/index.ts';
import { loadCatalogue } from '../language/index.ts';
import { asText } from '../linter/output/text.ts';

export const codes: CliCommand = {
  name: 'catalogue codes',
  describe: 'print the national codes (12, 31, 33) of every item',
  args: [{ name: '[directory]', describe: 'the directory of a district' }],
  run(call) {
    const loaded = loadCatalogue(call.args[0] ?? call.config.catalogue);
    if (!loaded.catalogue) {
      call.print(asText(loaded.findings, 'zh'));
      return Promise.resolve(1);
    }
    const rows = Object.values(loaded.catalogue.items).map((i) => ({
      id: i.id,
      name: i.name.zh,
      basic: i.basicCode,
      implementation: i.implementationCode,
      handling: i.handlingCode,
    }));
    call.print(
      call.json
        ? JSON.stringify(rows, null, 2)
        : rows.map((r) => `${r.basic}  ${r.implementation}  ${r.handling}  ${r.id}  ${r.name}`).join('\n'),
    );
    return Promise.resolve(0);
  },
};
