/** `onevisit catalogue export <file> [directory]` and `onevisit catalogue import <file> <out> [directory]`. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { CliCall, CliCommand } from '../../platform/index.ts';
import { nationalOf, readNational, readXlsx, writeDistrict, xlsxOf } from '../exchange/index.ts';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import { asText } from '../linter/output/text.ts';

export const exportCommand: CliCommand = {
  name: 'catalogue export',
  describe:
    'write a district as .xlsx for departments, as .json with national field names, or as a flat directory of YAML',
  args: [
    { name: '<to>', describe: 'a file ending in .xlsx or .json, or an empty directory' },
    { name: '[directory]', describe: 'the directory of a district' },
  ],
  async run(call) {
    const to = call.args[0] ?? '';
    const loaded = loadCatalogue(call.args[1] ?? call.config.catalogue);
    if (!loaded.catalogue) return refused(call, loaded.findings);
    if (to.endsWith('.xlsx')) writeFileSync(to, await xlsxOf(loaded.catalogue, loaded.things));
    else if (to.endsWith('.json')) writeFileSync(to, `${JSON.stringify(nationalOf(loaded.catalogue), null, 2)}\n`);
    else {
      const done = writeDistrict(loaded.things, to);
      if ('findings' in done) return refused(call, done.findings);
    }
    call.print(call.json ? JSON.stringify({ to, version: loaded.catalogue.version }) : to);
    return 0;
  },
};

export const importCommand: CliCommand = {
  name: 'catalogue import',
  describe:
    'lay an .xlsx or national .json over a district and write the result as a new directory; nothing is written while anything is unclear',
  args: [
    { name: '<file>', describe: 'the file from outside' },
    { name: '<out>', describe: 'an empty directory for the result' },
    { name: '[directory]', describe: 'the directory of the district as it is' },
  ],
  async run(call) {
    const [file = '', out = '', directory = call.config.catalogue] = call.args;
    const loaded = loadCatalogue(directory);
    if (!loaded.catalogue) return refused(call, loaded.findings);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      call.progress(`${file} ?`);
      return 2;
    }
    const bytes = readFileSync(file);
    const read = file.endsWith('.json')
      ? readNational(bytes, file, loaded.catalogue)
      : { notes: [], ...(await readXlsx(bytes, file, loaded.catalogue)) };
    if ('findings' in read) return refused(call, read.findings);
    const done = writeDistrict(loaded.things, out, read.changes);
    if ('findings' in done) return refused(call, done.findings);
    if (read.notes.length > 0) call.progress(asText(read.notes, 'zh'));
    const { version } = done.catalogue;
    call.print(call.json ? JSON.stringify({ out, version, items: read.changes.length }) : `${out}  ${version}`);
    return 0;
  },
};

function refused(call: CliCall, findings: readonly Finding[]): number {
  call.print(call.json ? JSON.stringify({ findings }, null, 2) : asText(findings, 'zh'));
  return 1;
}
