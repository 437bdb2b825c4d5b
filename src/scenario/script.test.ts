import { expect, test } from 'vitest';
import { holds, readScript } from './script.ts';

test('a bound is kept or broken, and a plain number means exactly', () => {
  expect([holds(3, 3), holds(3, 4), holds('<= 3', 3), holds('< 3', 3), holds('>= 3', 2.99), holds('> 0', 0.5)]).toEqual(
    [true, false, true, false, false, true],
  );
});

test('the sample scenario is well formed', async () => {
  expect(await readScript('scenarios/restaurant.yaml')).toMatchObject({ theme: 'restaurant' });
});

test('a file that is no script is told with what is wrong in it', async () => {
  expect(await readScript('package.json')).toHaveProperty('wrong');
  expect(await readScript('scenarios/nowhere.yaml')).toEqual({ wrong: 'scenarios/nowhere.yaml: cannot be read' });
});
