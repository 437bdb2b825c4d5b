import { expect, test } from 'vitest';
import { matter, visitAs } from '../desk/testing/example.ts';
import { fetchText, nextText } from './status.ts';

test('what lies ready at the window is fetched there; nobody waits for it to be sent', () => {
  const next = { ...matter.next, what: 'hand-over' as const, who: null, until: null };
  const [first] = matter.cases;
  if (!first) throw new Error('no case');
  const certificates = [{ identifier: 'x' }] as unknown as typeof first.certificates;
  const one = { ...first, status: 'decided' as const, certificates };
  const told = (delivery: string) => {
    const ready = { ...matter, next, delivery };
    return [nextText(visitAs(), ready), fetchText(visitAs(), ready, one)];
  };
  expect(told('window')).toEqual(['结果已出，可以到窗口领取', '结果已出，可以到窗口领取']);
  expect(told('courier')).toEqual(['结果已出，等待送达', undefined]);
  expect(fetchText(visitAs(), { ...matter, delivery: 'window' }, { ...one, certificates: [] })).toBeUndefined();
});
