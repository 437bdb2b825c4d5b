import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsIn, type Anchor } from './anchors.ts';

const anchor = (size: number): Anchor => ({ group: 'cell', key: 7, note: `第${size}\n` });

test('anchors read back in order; a line cut by a power failure is replaced, a damaged one is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onevisit-anchors-'));
  const file = join(folder, 'below', 'anchors.ndjson');
  const anchors = anchorsIn(file);
  expect(await anchors.read()).toEqual([]);
  await anchors.add(anchor(1));
  await appendFile(file, JSON.stringify(anchor(2)).slice(0, 20));
  expect(await anchors.read()).toEqual([anchor(1)]);
  await anchors.add(anchor(3));
  expect(await anchors.read()).toEqual([anchor(1), anchor(3)]);
  await writeFile(file, JSON.stringify(anchor(4)));
  expect(await anchors.read()).toEqual([anchor(4)]);
  await anchors.add(anchor(5));
  expect(await anchors.read()).toEqual([anchor(4), anchor(5)]);
  await writeFile(file, '{"group":"cell"}\n');
  await expect(anchors.read()).rejects.toThrow('line 1 is no anchor');
  await rm(folder, { recursive: true });
});
