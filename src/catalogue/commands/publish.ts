/** `onevisit catalogue publish [directory]` and `onevisit catalogue versions`. */
import { isRefusal } from '../../platform/index.ts';
import type { CliCommand } from '../../platform/index.ts';
import { asText } from '../linter/output/text.ts';
import { publishDirectory } from '../publish-directory.ts';
import { moveVersion, versionsOf } from '../versions.ts';

export const publishCommand: CliCommand = {
  name: 'catalogue publish',
  describe: 'publish a directory: checked, drafted by one person, reviewed by another',
  args: [{ name: '[directory]', describe: 'the directory of a district' }],
  options: [
    { flags: '--drafted-by <name>', describe: 'who wrote it' },
    { flags: '--reviewed-by <name>', describe: 'who reviewed it; somebody else' },
  ],
  async run(call) {
    const [draftedBy, reviewedBy] = [call.options['draftedBy'], call.options['reviewedBy']];
    if (typeof draftedBy !== 'string' || typeof reviewedBy !== 'string') {
      call.progress('--drafted-by and --reviewed-by are needed');
      return 2;
    }
    const done = await publishDirectory(
      await call.house(),
      call.args[0] ?? call.config.catalogue,
      draftedBy,
      reviewedBy,
    );
    if ('hash' in done) {
      call.print(call.json ? JSON.stringify(done) : `${done.hash}${done.isNew ? '' : ' (in force already)'}`);
      return 0;
    }
    call.print('findings' in done ? asText(done.findings, 'zh') : JSON.stringify(done));
    return 1;
  },
};

export const withdrawCommand: CliCommand = {
  name: 'catalogue withdraw',
  describe: 'withdraw a version; running matters stay on it',
  args: [{ name: '<hash>', describe: 'the version' }],
  options: [
    { flags: '--by <name>', describe: 'who withdraws it' },
    { flags: '--note <text>', describe: 'why' },
  ],
  async run(call) {
    if (typeof call.options['by'] !== 'string') {
      call.progress('--by is needed');
      return 2;
    }
    const note = call.options['note'];
    const done = await moveVersion(
      await call.house(),
      call.args[0] ?? '',
      'withdrawn',
      call.options['by'],
      typeof note === 'string' ? note : undefined,
    );
    call.print(JSON.stringify(done));
    return isRefusal(done) ? 1 : 0;
  },
};

export const versionsCommand: CliCommand = {
  name: 'catalogue versions',
  describe: 'list the versions of catalogues with their states',
  async run(call) {
    const versions = await versionsOf(await call.house());
    call.print(
      call.json
        ? JSON.stringify(versions, null, 2)
        : versions
            .map((v) => `${v.hash.slice(0, 12)}  ${v.district}  ${v.asOf}  ${v.state}  ${v.by}  ${v.at.toISOString()}`)
            .join('\n'),
    );
    return 0;
  },
};
