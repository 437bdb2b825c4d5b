import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, type AccessWorld, type Who } from '../../../test/access/world.ts';
import { demoPassword } from '../../people/index.ts';
import type { MatterView } from '../index.ts';

let at: AccessWorld;
beforeAll(async () => {
  at = await accessWorld();
}, 240_000);
afterAll(() => at.close());

const pdf = async (who: Who, notice: string, id = at.matterId) => {
  const reply = await at.app.inject({
    url: `/api/matters/${id}/notices/${notice}/pdf`,
    cookies: await at.as(who),
  });
  return {
    status: reply.statusCode,
    bytes: reply.rawPayload,
    type: reply.headers['content-type'],
    code: reply.body,
  };
};
const view = async (who: Who): Promise<MatterView> =>
  (await at.send(who, 'GET', `/api/matters/${at.matterId}`)).json() as MatterView;

/** The organ finds that the case is not for it. */
async function turnDown(): Promise<string> {
  const who = 'reviewer of an organ with a case';
  const one = (await view(who)).cases.find((each) => each.status === 'received' && each.organ === 'approval-bureau');
  if (!one) throw new Error('no case in intake');
  const reply = await at.send(who, 'POST', `/api/matters/${at.matterId}/not-accept-case`, {
    case: one.case,
    version: one.version,
    kind: 'not-required',
    reasons: '面积不足，依法无需许可',
    signpost: { organ: null, site: null, text: '可以直接经营' },
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  const notice = (await view('applicant')).notices.find((each) => each.kind === 'not-required');
  if (!notice) throw new Error('no notice');
  return notice.notice;
}

test('the receipt is a PDF for its person and for those who handle it, the same bytes each time, and for nobody else', async () => {
  const own = await pdf('applicant', 'n1');
  expect([own.status, own.type, own.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  for (const who of ['applicant', 'window clerk', 'reviewer of an organ with a case'] as const)
    expect((await pdf(who, 'n1')).bytes.equals(own.bytes), who).toBe(true);
  expect((await pdf('other applicant', 'n1')).code).toContain('matter-not-found');
  expect((await pdf('reviewer of another organ', 'n1')).status).toBe(404);
  expect((await pdf('anonymous', 'n1')).status).toBe(401);
  expect((await pdf('applicant', 'n99')).code).toContain('notice-not-found');
});

test('an organ opens the notices of its own cases only', async () => {
  const notice = await turnDown();
  expect((await pdf('applicant', notice)).status).toBe(200);
  expect((await pdf('reviewer of an organ with a case', notice)).status).toBe(200);
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: 'zheng-xiaofang', password: demoPassword },
  });
  const cookie = reply.cookies.find((one) => one.name === 'onevisit_session')?.value ?? '';
  const url = `/api/matters/${at.matterId}/notices/${notice}/pdf`;
  const fire = await at.app.inject({
    url,
    cookies: { onevisit_session: cookie },
  });
  expect([fire.statusCode, fire.json().code]).toEqual([404, 'notice-not-found']);
});
