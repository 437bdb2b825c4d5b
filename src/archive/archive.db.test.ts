import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, type AccessWorld } from '../../test/access/world.ts';
import type { MatterView } from '../matters/index.ts';
import { isRefusal, type Actor, type CliCall } from '../platform/index.ts';
import { archive } from './index.ts';
import { writeFolder } from './folder.ts';
import { manifestName, type Finding, type Manifest } from './model.ts';
import { pack, type Package } from './pack.ts';

const operator: Actor = { kind: 'system', id: 'system', roles: ['system'] };
let at: AccessWorld;
let folder = '';
let whole: Package;
let keys = '';

beforeAll(async () => {
  at = await accessWorld();
  folder = await mkdtemp(join(tmpdir(), 'onevisit-archive-'));
  const running = await pack(at.house, operator, at.matterId);
  expect(running).toEqual({ refused: 'matter-not-closed' });
  await withdrawAll();
  const made = await pack(at.house, operator, at.matterId);
  if (isRefusal(made)) throw new Error(made.refused);
  whole = made;
  await writeFolder(join(folder, 'whole'), whole.files);
  keys = join(folder, 'keys.txt');
  await cp(join(folder, 'whole/journal/keys.txt'), keys);
}, 240_000);
afterAll(async () => {
  await at.close();
  await rm(folder, { recursive: true, force: true });
});

/** The applicant gives up; every case ends, and with the last one the matter. */
async function withdrawAll(): Promise<void> {
  for (;;) {
    const view = (await at.send('applicant', 'GET', `/api/matters/${at.matterId}`)).json() as MatterView;
    const next = view.permittedActions.find((action) => action.command === 'withdraw-case');
    if (!next) return;
    const body = { case: next.case, version: next.version };
    await at.send('applicant', 'POST', `/api/matters/${at.matterId}/withdraw-case`, body);
  }
}

/** `onevisit archive check` on a copy in which something was planted. */
async function check(plant: (copy: string) => Promise<void>, keyFile: string | undefined = keys) {
  const copy = join(folder, `copy-${Math.random().toString(36).slice(2)}`);
  await cp(join(folder, 'whole'), copy, { recursive: true });
  await plant(copy);
  const command = archive.commands?.find((one) => one.name === 'archive check');
  let printed = '';
  const code = await command?.run({
    args: [copy],
    options: keyFile === undefined ? {} : { keys: keyFile },
    json: true,
    print: (text) => void (printed += text),
    progress: () => undefined,
    config: at.house.config,
    house: () => Promise.reject(new Error('a check needs no database')),
  } satisfies CliCall);
  const { findings } = JSON.parse(printed) as { findings: Finding[] };
  return { code, told: findings.map((one) => `${one.property} ${one.path}`), findings };
}

const paper = () => whole.files.find((file) => file.path.startsWith('materials/'))?.path as string;
const notice = () =>
  whole.files.find((file) => file.path.endsWith('.pdf') && file.path.startsWith('process/'))?.path as string;

test('a closed matter is one package that passes all four checks, with keys from outside and without a database', async () => {
  const { code, told } = await check(async () => undefined);
  expect([code, told]).toEqual([0, []]);
  const paths = whole.files.map((file) => file.path);
  for (const path of ['readme.txt', 'metadata.xml', 'metadata.json', 'journal/stream.ndjson', 'journal/verify.mjs'])
    expect(paths).toContain(path);
  expect(Buffer.concat(whole.files.map((file) => Buffer.from(file.bytes))).toString('utf8')).not.toContain(
    '110101190001010014',
  );
});

test('one changed byte of a paper is found, and which paper', async () => {
  const { code, told } = await check(async (copy) => {
    const bytes = await readFile(join(copy, paper()));
    bytes[7] = (bytes[7] as number) ^ 1;
    await writeFile(join(copy, paper()), bytes);
  });
  expect(code).toBe(1);
  expect(told).toEqual([`authenticity ${paper()}`]);
});

test('a paper that is gone is found, also when its line was taken off the list', async () => {
  expect((await check((copy) => rm(join(copy, paper())))).told).toEqual([`integrity ${paper()}`]);
  const { told } = await check(async (copy) => {
    await rm(join(copy, paper()));
    await relist(copy, (files) => files.filter((file) => file.path !== paper()));
  });
  expect(told).toContain(`authenticity ${manifestName}`);
  expect(told.some((line) => /^integrity [0-9a-f]{64}$/.test(line))).toBe(true);
});

test('a document that cannot be opened any more is found by opening it, even where the list was made to agree', async () => {
  const { told } = await check(async (copy) => {
    await truncate(join(copy, notice()), 400);
    await relist(copy, async (files) =>
      Promise.all(
        files.map(async (file) => (file.path === notice() ? { ...file, ...(await measured(copy, file.path)) } : file)),
      ),
    );
  });
  expect(told).toEqual([`authenticity ${manifestName}`, `usability ${notice()}`]);
});

test('what could run or lead out of the package is found', async () => {
  const { findings } = await check(async (copy) => {
    await writeFile(
      join(copy, 'materials/99-script.pdf'),
      '%PDF-1.4\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>\n%%EOF\n',
    );
    await writeFile(join(copy, 'materials/98-tool.txt'), '#!/bin/sh\nexit\n');
    await symlink('/etc/hostname', join(copy, 'materials/97-link.txt'));
  });
  const unsafe = findings.filter((one) => one.property === 'safety').map((one) => `${one.path}: ${one.what}`);
  expect(unsafe.toSorted()).toEqual([
    'materials/97-link.txt: it is no plain file',
    'materials/98-tool.txt: it is a program',
    'materials/99-script.pdf: it has active content',
  ]);
});

test('a fact that was changed, taken out or cut off the end is found by the standalone verifier or by the checks', async () => {
  const stream = 'journal/stream.ndjson';
  const edit = (change: (lines: string[]) => string[]) =>
    check(async (copy) => {
      const lines = (await readFile(join(copy, stream), 'utf8')).trimEnd().split('\n');
      await writeFile(join(copy, stream), `${change(lines).join('\n')}\n`);
      await relist(copy, async (files) =>
        Promise.all(
          files.map(async (file) => (file.path === stream ? { ...file, ...(await measured(copy, file.path)) } : file)),
        ),
      );
    });
  const last = (lines: string[]) => lines.findLastIndex((line) => line.includes('"fact"'));
  const altered = await edit((lines) => lines.map((line) => line.replace('\\"site\\":null', '\\"site\\":\\"hall\\"')));
  expect(altered.findings.some((one) => one.what.startsWith('altered'))).toBe(true);
  const cut = await edit((lines) => lines.filter((_, index) => index !== last(lines)));
  expect(cut.told).toContain(`integrity ${stream}`);
  const unled = await edit((lines) =>
    lines.map((line) => (line.includes('"proof"') ? line.replace(/"path":\["../, '"path":["00') : line)),
  );
  expect(unled.findings.some((one) => one.what.startsWith('unproven'))).toBe(true);
});

test('a package that somebody signed with a key of their own is not ours', async () => {
  const stranger = join(folder, 'stranger.txt');
  await writeFile(stranger, 'onevisit-x+5ad1b1f1+AeGbC2JnbbVxwS5xkUuOkH0pbXJmQbdZz6bq1mXl3qG8\n');
  expect((await check(async () => undefined, stranger)).told).toContain('authenticity manifest.sig');
});

test('the centre downloads it as one file that any tool opens; an organ does not', async () => {
  const reply = await at.app.inject({
    url: `/api/matters/${at.matterId}/archive`,
    cookies: await at.as('coordinator'),
  });
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/zip']);
  expect(reply.rawPayload.subarray(0, 4).toString('hex')).toBe('504b0304');
  expect(reply.rawPayload.readUInt16LE(reply.rawPayload.length - 14)).toBe(whole.files.length);
  for (const who of ['reviewer of an organ with a case', 'window clerk', 'applicant'] as const)
    expect((await at.send(who, 'GET', `/api/matters/${at.matterId}/archive`)).statusCode).toBe(403);
});

type Files = Manifest['files'];

async function relist(copy: string, change: (files: Files) => Files | Promise<Files>): Promise<void> {
  const manifest = JSON.parse(await readFile(join(copy, manifestName), 'utf8')) as Manifest;
  await writeFile(join(copy, manifestName), JSON.stringify({ ...manifest, files: await change(manifest.files) }));
}

async function measured(copy: string, path: string) {
  const bytes = await readFile(join(copy, path));
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
