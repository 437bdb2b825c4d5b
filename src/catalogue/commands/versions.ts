/** One version on its way: `catalogue draft`, `review`, `release`, `withdraw`, `changes`, `versions`. Each step is by somebody, the review by somebody else. */
import { isRefusal } from '../../platform/index.ts';
import type { CliCall, CliCommand, House, Refusal } from '../../platform/index.ts';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import { lint } from '../linter/lint.ts';
import { asText } from '../linter/output/text.ts';
import { severitiesOf } from '../linter/severities.ts';
import type { VersionState } from '../store.ts';
import { versionDifference, versionDifferenceText } from '../version-difference.ts';
import { catalogueService, draftVersion, moveVersion, versionsOf } from '../versions.ts';

const HASH = { name: '<hash>', describe: 'the version, or its first characters, as `catalogue versions` prints them' };
const BY = { flags: '--by <name>', describe: 'who does it' };
const NOTE = { flags: '--note <text>', describe: 'why' };

/** The whole hash that begins so, when there is exactly one; otherwise what was given, which no version has. */
async function wholeHash(house: House, given: string): Promise<string> {
  const found = (await versionsOf(house)).filter((v) => given.length >= 6 && v.hash.startsWith(given));
  return found.length === 1 ? (found[0]?.hash ?? given) : given;
}

const withdraw = move('withdraw', 'withdrawn', 'withdraw a version; running matters stay on it');
const review = move('review', 'reviewed', 'review a draft; not by whoever drafted it');
const release = move('release', 'published', 'publish a reviewed version with its lists');

function move(verb: string, state: VersionState, describe: string): CliCommand {
  return {
    name: `catalogue ${verb}`,
    describe,
    args: [HASH],
    options: [BY, NOTE],
    async run(call) {
      const { by, note } = call.options;
      if (typeof by !== 'string') return wrong(call, '--by is needed');
      const house = await call.house();
      const hash = await wholeHash(house, call.args[0] ?? '');
      return told(call, await moveVersion(house, hash, state, by, typeof note === 'string' ? note : undefined));
    },
  };
}

const draft: CliCommand = {
  name: 'catalogue draft',
  describe: 'check a directory and store it as a draft; nothing is published',
  args: [{ name: '[directory]', describe: 'the directory of a district' }],
  options: [BY],
  async run(call) {
    const { by } = call.options;
    if (typeof by !== 'string') return wrong(call, '--by is needed');
    const loaded = loadCatalogue(call.args[0] ?? call.config.catalogue);
    const findings: readonly Finding[] = loaded.catalogue
      ? lint(loaded.catalogue, { things: loaded.things, severities: severitiesOf(loaded.things) })
      : loaded.findings;
    if (!loaded.catalogue || findings.some((f) => f.severity === 'error')) {
      call.print(call.json ? JSON.stringify({ findings }, null, 2) : asText(findings, 'zh'));
      return 1;
    }
    return told(call, await draftVersion(await call.house(), loaded.catalogue, by));
  },
};

const changes: CliCommand = {
  name: 'catalogue changes',
  describe: 'what a version says otherwise than the one in force, or than another version',
  args: [HASH, { name: '[against]', describe: 'the version before (default: the one in force in the district)' }],
  async run(call) {
    const house = await call.house();
    const service = catalogueService(house);
    const after = await service.version(await wholeHash(house, call.args[0] ?? ''));
    if (!after) return told(call, { refused: 'catalogue-version-not-found' });
    const before = call.args[1]
      ? await service.version(await wholeHash(house, call.args[1]))
      : await service.current(after.district.id);
    if (!before) return told(call, { refused: 'catalogue-version-not-found' });
    const found = versionDifference(before, after);
    call.print(call.json ? JSON.stringify(found, null, 2) : versionDifferenceText(found));
    return 0;
  },
};

const versions: CliCommand = {
  name: 'catalogue versions',
  describe: 'list the versions of catalogues with their states',
  async run(call) {
    const all = await versionsOf(await call.house());
    const line = (v: (typeof all)[number]): string =>
      `${v.hash.slice(0, 12)}  ${v.district}  ${v.asOf}  ${v.state}  ${v.by}  ${v.at.toISOString()}`;
    call.print(call.json ? JSON.stringify(all, null, 2) : all.map(line).join('\n'));
    return 0;
  },
};

/** In the order of their use. */
export const versionCommands: readonly CliCommand[] = [draft, changes, review, release, withdraw, versions];

function wrong(call: CliCall, sentence: string): number {
  call.progress(sentence);
  return 2;
}

function told(call: CliCall, done: { readonly hash: string } | Refusal): number {
  call.print(JSON.stringify(done));
  return isRefusal(done) ? 1 : 0;
}
