import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Where the test browser is and what its process needs around it. */
export interface BrowserFiles {
  executable: string;
  env: Record<string, string>;
}

const require = createRequire(import.meta.url);
const run = promisify(execFile);
/** Setting this before @sparticuz/chromium is loaded makes it unpack its four shared libraries too. */
const LIBRARIES = 'AWS_Lambda_nodejs22.x';

let ready: Promise<BrowserFiles> | undefined;

/** Unpacks the browser once per version and user, writes the font settings, and says where everything is. */
export function browserFiles(): Promise<BrowserFiles> {
  ready ??= find();
  return ready;
}

async function find(): Promise<BrowserFiles> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { executable: named, env: fonts(folder('fonts')) };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Browser tests bring a Chromium for linux x64 only; this is ${process.platform} ${process.arch}. Install Chromium and set CHROMIUM_PATH to it.`,
    );
  }
  const home = await unpacked();
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((part) => part !== '');
  return {
    executable: join(home, 'chromium'),
    env: { ...fonts(folder('fonts')), LD_LIBRARY_PATH: libraries.join(':') },
  };
}

/** A folder that belongs to this user alone; a stranger's folder of that name is refused. */
function folder(name: string): string {
  const uid = userInfo().uid;
  const path = join(tmpdir(), `onevisit-browser-${uid}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (uid >= 0 && statSync(path).uid !== uid)
    throw new Error(`${path} belongs to another user; remove it or set TMPDIR.`);
  return join(path, name);
}

/** Each process unpacks into a folder of its own and moves it into place; the first move wins, so no lock can be left behind. */
async function unpacked(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = folder(`chromium-${version}`);
  if (existsSync(join(home, 'chromium'))) return home;
  const draft = mkdtempSync(`${home}.`);
  const script = `import chromium from ${JSON.stringify(entry)}; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: LIBRARIES },
  });
  try {
    renameSync(draft, home);
  } catch (error) {
    if (!existsSync(join(home, 'chromium'))) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return home;
}

/** Chinese fonts as TTF from the package; woff2 files are not read by fontconfig. */
function fonts(path: string): Record<string, string> {
  const family = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  mkdirSync(path, { recursive: true });
  const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold'];
  const conf = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${weights.map((weight) => `<dir>${join(family, weight)}</dir>`).join('\n')}
<cachedir>${join(path, 'cache')}</cachedir>
<alias binding="same"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
<alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
<alias binding="same"><family>monospace</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>`;
  const file = join(path, 'fonts.conf');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== conf) writeFileSync(file, conf);
  return { FONTCONFIG_PATH: path, FONTCONFIG_FILE: file };
}
