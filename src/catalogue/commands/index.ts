/** The commands of this room. */
import type { CliCommand } from '../../platform/index.ts';
import { check } from './check.ts';
import { codes } from './codes.ts';
import { exportCommand, importCommand } from './exchange.ts';
import { generate } from './generate.ts';
import { differences, upgrade } from './inheritance.ts';
import { proofs } from './proofs.ts';
import { publishCommand } from './publish.ts';
import { versionCommands } from './versions.ts';

export const commands: readonly CliCommand[] = [
  check,
  codes,
  generate,
  publishCommand,
  ...versionCommands,
  differences,
  upgrade,
  proofs,
  exportCommand,
  importCommand,
];
