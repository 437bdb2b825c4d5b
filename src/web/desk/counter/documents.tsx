/** Documents that go to whoever stands at the counter: printed, given by hand, and served by that. */
import type { MatterView } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';

/** Documents that are not served yet, to print and to give to the person who stands there: one button records it for all. */
export function Documents({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const open = matter.notices.filter((each) => !each.isServed);
  const may = matter.permittedActions.some((each) => each.command === 'serve-notice');
  if (open.length === 0 || !may) return null;
  return (
    <div class="ov-no-print">
      <Notice tone="info" title={say('web.counter.serve', { count: open.length })}>
        <p>{say('web.counter.serve.text')}</p>
        <ul>
          {open.map((notice) => (
            <li key={notice.notice}>
              <a href={`/api/matters/${matter.id}/notices/${notice.notice}/pdf`}>
                {say('web.counter.hand.print', {
                  name: say(`matters.notice.${notice.kind}`),
                  number: notice.number,
                })}
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action={`/desk/received/${matter.id}/serve`}>
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          {open.map((notice) => (
            <input key={notice.notice} type="hidden" name="notice" value={notice.notice} />
          ))}
          <Button kind="secondary">{say('web.counter.serve.do')}</Button>
        </form>
      </Notice>
    </div>
  );
}

/** POST /desk/received/:matter/serve: what was on the page was given to the person by hand; what was served meanwhile stays as it is. */
export async function serveByHand(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const key = field(visit, 'key') || visit.house.ids.next();
  for (const notice of fields(visit, 'notice')) {
    const body = { notice, way: 'direct', evidence: visit.say('web.counter.hand.evidence') };
    const served = await visit.client.send('POST', `/api/matters/${id}/serve-notice`, body, `${key}-${notice}`);
    if (!served.ok && served.problem.code !== 'notice-already-served') return { problem: served.problem };
  }
  return { redirect: `/desk/received/${id}` };
}
