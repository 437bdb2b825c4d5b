/** R1-R4 and R15 small: real processes are killed, and every fault that is planted must be found. Full sizes: `npm run torture`. */
import { afterAll, expect, test } from 'vitest';
import { afterCall, crashBetweenStages, crashpointsInSource } from '../torture/crashes.ts';
import { killDatabase, killServer, sameKeys } from '../torture/kills.ts';
import { closeGrounds } from '../torture/node-under-test.ts';

afterAll(closeGrounds);

const perfect = { lost: 0, doubled: 0, gaps: 0, outbox: 0, projections: 0, wrong: [] };

test('a server that is killed under load loses nothing that it acknowledged, and does nothing twice', async () => {
  const killed = await killServer({ kills: 3 });
  expect(killed).toMatchObject(perfect);
  expect(killed.leastInFlight).toBeGreaterThanOrEqual(16);
  expect(killed.acked).toBeGreaterThanOrEqual(16);
});

test('a database whose processes are all killed loses nothing either, and the server goes on by itself', async () => {
  const killed = await killDatabase({ kills: 2 });
  expect(killed).toMatchObject(perfect);
  expect(killed.leastInFlight).toBeGreaterThanOrEqual(16);
});

test('the harness finds a server that does not look up the key: acts are done twice', async () => {
  expect((await killServer({ kills: 5, fault: 'no-key-look-up' })).doubled).toBeGreaterThan(0);
});

test('the harness finds a server that answers before it has committed: acts are lost', async () => {
  expect((await killServer({ kills: 3, fault: 'ack-before-commit' })).lost).toBeGreaterThan(0);
});

test('every named place to die has its own name, and there are thirty or more', () => {
  const points = crashpointsInSource();
  expect(points.length).toBeGreaterThanOrEqual(30);
  expect(points.filter((name, index) => points.indexOf(name) !== index)).toEqual([]);
});

test('whoever dies between two stages leaves nothing half done', async () => {
  const points = ['facts-written', 'committed', 'reaction-done', afterCall];
  const crashed = await crashBetweenStages(points, 1);
  expect(crashed).toMatchObject({ ...perfect, unreached: [], crashes: 4, echoes: 0, outside: 0 });
});

test('the harness finds a call outside that a repetition does again, because it carries no reference', async () => {
  expect((await crashBetweenStages([afterCall], 1, 'call-without-reference')).outside).toBeGreaterThan(0);
});

test('the harness finds a database that answers before its commits are on the disk: acts are lost', async () => {
  expect((await killDatabase({ kills: 3, fault: 'synchronous-commit-off' })).lost).toBeGreaterThan(0);
});

test('one key is one act with one answer, at once and after a restart; another body is refused, another person is another act', async () => {
  expect(await sameKeys(30)).toMatchObject({ keys: 30, differing: 0, otherBody: 0, otherPerson: 0, effects: 30 });
});

test('the harness finds keys that are not scoped to the person', async () => {
  expect((await sameKeys(10, 'key-not-scoped-to-person')).otherPerson).toBeGreaterThan(0);
});
