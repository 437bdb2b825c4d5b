/** `onevisit archive <matter> --to folder` and `onevisit archive check <folder>`. Exit code 0: made, or nothing wrong; 1: refused, or what is wrong is named. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal, Stop, type Actor, type CliCommand } from '../platform/index.ts';
import { checkPackage } from './check.ts';
import { readFolder, verifyStream, writeFolder } from './folder.ts';
import { properties, verifierFile } from './model.ts';
import { pack } from './pack.ts';

/** The operator at the machine. */
const operator: Actor = { kind: 'system', id: 'system', roles: ['system'] };

const makeCommand: CliCommand = {
  name: 'archive',
  describe:
    'write the archive package of a closed matter to a folder: papers, documents, metadata, facts with verifier',
  args: [{ name: '<matter>', describe: 'the id of the matter, m-…' }],
  options: [{ flags: '--to <folder>', describe: 'the folder in which the package is made (default: here)' }],
  async run(call) {
    const matter = call.args[0] as string;
    const to = typeof call.options['to'] === 'string' ? call.options['to'] : '.';
    const house = await call.house();
    const made = await pack(house, operator, matter);
    if (isRefusal(made)) {
      call.print(call.json ? JSON.stringify(made) : `${made.refused} ${JSON.stringify(made.detail ?? {})}`);
      return 1;
    }
    const folder = join(to, made.name);
    if (existsSync(folder))
      throw new Stop(`${folder} 已经存在，请换一个文件夹。`, `${folder} exists already; choose another folder.`);
    await writeFolder(folder, made.files);
    call.print(
      call.json ? JSON.stringify({ folder, files: made.files.length }) : `${folder}: ${made.files.length} files`,
    );
    return 0;
  },
};

const checkCommand: CliCommand = {
  name: 'archive check',
  describe: 'check an archive package: authentic, complete, usable, safe; needs neither database nor network',
  args: [{ name: '<folder>', describe: 'the folder of the package' }],
  options: [
    { flags: '--keys <file>', describe: 'trusted keys, one line each; without it those in the package are believed' },
  ],
  async run(call) {
    const folder = call.args[0] as string;
    if (!existsSync(folder)) throw new Stop(`没有 ${folder} 这个文件夹。`, `There is no folder ${folder}.`);
    const outside = typeof call.options['keys'] === 'string' ? call.options['keys'] : undefined;
    const keyFile = outside ?? join(folder, 'journal', 'keys.txt');
    const keys = existsSync(keyFile)
      ? (await readFile(keyFile, 'utf8')).split('\n').filter((line) => line.trim() !== '')
      : [];
    const source = await readFolder(folder);
    const verifier = verifierFile;
    const journal = await verifyStream(
      verifier,
      join(folder, 'journal', 'stream.ndjson'),
      existsSync(keyFile) ? keyFile : undefined,
    );
    const { findings, files, matter } = checkPackage(source, keys, journal);
    if (call.json) call.print(JSON.stringify({ matter, files, findings, keysFrom: outside ? 'outside' : 'package' }));
    else {
      for (const one of findings) call.print(`${one.property}  ${one.path}: ${one.what}`);
      const tally = properties
        .map((each) => `${each} ${findings.filter((one) => one.property === each).length}`)
        .join(', ');
      call.print(`${matter}: ${files} files, wrong: ${tally}${outside ? '' : ' (keys believed from the package)'}`);
    }
    return findings.length === 0 ? 0 : 1;
  },
};

export const commands: readonly CliCommand[] = [makeCommand, checkCommand];
