/** `onevisit catalogue publish [directory]`: draft, review and release in one go, where two people sit together. */
import type { CliCommand } from '../../platform/index.ts';
import { asText } from '../linter/output/text.ts';
import { publishDirectory } from '../publish-directory.ts';

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
