/** The command line: `onevisit <command>`. Exit codes: 0 done, 1 findings, refusal or failure, 2 wrong use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { readConfig, type Config } from '../config.ts';
import { openHouse, packageFolder, settle, type OpenHouse } from '../open.ts';
import type { CliCall, CliCommand, Room } from '../room.ts';
import { diskFull, isDiskFull, Stop } from '../stop.ts';
import { backupCommand, restoreCommand } from './backup-commands.ts';
import { cellsOpenCommand } from './cells-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { outboxDeadCommand, outboxRetryCommand } from './outbox-commands.ts';
import { serveCommand } from './serve.ts';

/** Where the command line writes; tests hand in their own. */
interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** Whoever read the output has gone (`| head`): nothing is left to say, and that is no failure. */
class NobodyReads extends Error {}

/** The terminal of this process. A reader that goes away ends the command at its next line, so that the house is closed in order. */
function ownTerminal(): Terminal {
  let isRead = true;
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      isRead = false;
    });
  return {
    out(text) {
      if (!isRead) throw new NobodyReads();
      process.stdout.write(text);
    },
    err(text) {
      if (isRead) process.stderr.write(text);
    },
  };
}

/** Runs one command line over the rooms of the house. */
export async function runCommandLine(
  rooms: readonly Room[],
  argv: readonly string[],
  to: Terminal = ownTerminal(),
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  let code = 0;
  const own: CliCommand[] = [
    serveCommand(rooms),
    migrateCommand(rooms),
    cellsOpenCommand(rooms),
    backupCommand(),
    restoreCommand(),
    outboxDeadCommand(),
    outboxRetryCommand(),
  ];
  const program = new Command('onevisit')
    .description('OneVisit 一次办 · one goal with the government, done in one visit or none')
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut: to.out, writeErr: to.err })
    .showHelpAfterError();
  for (const command of [...own, ...rooms.flatMap((room) => room.commands ?? [])]) {
    add(program, command, to, async (options, args) => {
      code = await call(command, options, args, rooms, to, env);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof NobodyReads) return 0;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Stop) {
      to.err(
        argv.includes('--json')
          ? `${JSON.stringify({ stopped: { zh: error.zh, en: error.en } })}\n`
          : `${error.zh}\n${error.en}\n`,
      );
      return 1;
    }
    throw error;
  }
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

function add(
  program: Command,
  command: CliCommand,
  to: Terminal,
  action: (options: CliCall['options'], args: readonly string[]) => Promise<void>,
): void {
  const words = command.name.split(' ');
  let parent = program;
  for (const word of words.slice(0, -1))
    parent = parent.commands.find((it) => it.name() === word) ?? group(parent, word, to);
  const made = parent.command(words.at(-1) as string).description(command.describe);
  made.exitOverride().configureOutput({ writeOut: to.out, writeErr: to.err });
  for (const argument of command.args ?? []) made.argument(argument.name, argument.describe);
  for (const option of command.options ?? []) made.option(option.flags, option.describe, option.default);
  made.option('--json', 'print the result as JSON');
  made.action(async (...given: unknown[]) => {
    const self = given.at(-1) as Command;
    await action(self.opts(), self.args);
  });
}

function group(parent: Command, word: string, to: Terminal): Command {
  return parent
    .command(word)
    .description(`commands of ${word}`)
    .exitOverride()
    .configureOutput({ writeOut: to.out, writeErr: to.err });
}

async function call(
  command: CliCommand,
  options: CliCall['options'],
  args: readonly string[],
  rooms: readonly Room[],
  to: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const config: Config = await settle(readConfig(env));
  let opened: Promise<OpenHouse> | undefined;
  try {
    return await command.run({
      args,
      options,
      json: options['json'] === true,
      config,
      house: async () => (await (opened ??= openHouse(config, rooms))).house,
      print: (text) => to.out(`${text}\n`),
      progress: (text) => to.err(`${text}\n`),
    });
  } catch (error) {
    throw isDiskFull(error) ? diskFull(config.data) : error;
  } finally {
    await (await opened?.catch(() => undefined))?.close();
  }
}
