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
