import { expect, test } from 'vitest';
import type { MatterFact } from '../facts.ts';
import type { Names } from './names.ts';
import { timeline } from './timeline.ts';

const names = { organ: (id: string) => ({ zh: id, en: id }), staff: (id: string) => id } as unknown as Names;
const issued = (seq: number, content: object) => ({
  fact: {
    seq,
    name: 'notice-issued',
    at: '2026-11-25T02:00:00.000Z',
    data: { notice: `n${seq}`, number: `听${seq}`, cases: ['c1'], content },
  } as unknown as MatterFact,
  recordedAt: '2026-11-25T02:00:00.000Z',
  actor: { id: 's-1-zhao', kind: 'staff', organ: 'approval-bureau' },
});

test('what is told to a third party is no line of the applicant’s history; staff read it', () => {
  const facts = [issued(1, {}), issued(2, { to: 'third-party' })];
  const seen = (isStaff: boolean) => timeline(facts, names, { isStaff }).map((one) => one.seq);
  expect(seen(false)).toEqual([1]);
  expect(seen(true)).toEqual([1, 2]);
});

test('whoever applied reads which organ acted, and no account: not in the line and not in what stands in the fact', () => {
  const called = {
    ...issued(1, {}),
    fact: {
      seq: 1,
      name: 'joint-called',
      at: '2026-11-25T02:00:00.000Z',
      data: { joint: 'a1', cases: ['c1'], subject: '会商', by: 's-13-xie-xietiao' },
    } as unknown as MatterFact,
  };
  const [line] = timeline([called], names, { isStaff: false });
  expect(line).toMatchObject({ by: { kind: 'staff', name: null, organName: { zh: 'approval-bureau' } } });
  expect(line?.detail).toEqual({ joint: 'a1', subject: '会商' });
  const named = { ...names, staff: () => '谢协调' } as unknown as Names;
  expect(timeline([called], named, { isStaff: true })[0]?.detail).toEqual({
    joint: 'a1',
    subject: '会商',
    by: '谢协调',
  });
});
