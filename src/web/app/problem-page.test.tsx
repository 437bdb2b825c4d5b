import { expect, test } from 'vitest';
import type { Visit } from './visit.ts';
import { html } from '../components/render.ts';
import { visitAs } from '../desk/testing/example.ts';
import { problemPage } from './problem-page.tsx';

const forbidden = { code: 'forbidden', status: 403, title: '您没有办理此事的权限' } as Parameters<
  typeof problemPage
>[1];
const shown = (visitor: Parameters<typeof visitAs>[0]): string =>
  html(<>{problemPage({ ...visitAs(visitor), request: { method: 'GET' } } as unknown as Visit, forbidden).body}</>);

test('an agent whose mandate ended in the middle is told so, and goes back to their own affairs from that page', () => {
  const lost = shown({ kind: 'person', roles: ['anonymous'] });
  expect(lost).toContain('授权已经结束');
  expect(lost).toContain('action="/me/acting"');
  for (const other of [
    { kind: 'person', roles: ['applicant'] },
    { kind: 'staff', roles: ['anonymous'] },
  ] as const)
    expect(shown({ ...other, roles: [...other.roles] })).not.toContain('/me/acting');
});
