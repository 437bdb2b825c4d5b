#!/usr/bin/env node
// Starts OneVisit under Node 24 or newer: this one, or the one that npm brought along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(pathToFileURL(join(root, 'scripts/loader.mjs')).href);
  const { run } = await import(pathToFileURL(join(root, 'src/main.ts')).href);
  process.exitCode = await run(process.argv.slice(2));
} else {
  const { findNode24 } = await import(pathToFileURL(join(root, 'scripts/node24.mjs')).href);
  const node = findNode24(root);
  if (!node || !existsSync(node)) {
    console.error(
      '需要 Node 24：请在本文件夹运行 npm ci，或安装 Node 24。 Node 24 is needed: run npm ci in this folder, or install Node 24.',
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
