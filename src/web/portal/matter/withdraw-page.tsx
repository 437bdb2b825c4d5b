/** Withdrawing one case: asked once more, because an organ ends its work on it; then done. */
import type { MatterView } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Confirm } from '../../components/confirm/confirm.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';

/** Asks. A case that cannot be withdrawn (any more) leads back to the matter. */
export async function askWithdraw(visit: Visit): Promise<PageResult> {
  const { say, tell } = visit;
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok) return { problem: matter.problem };
  const one = matter.body.cases.find((each) => each.case === visit.query['case']);
  const isPossible = matter.body.permittedActions.some(
    (action) => action.command === 'withdraw-case' && action.case === one?.case,
  );
  if (!one || !isPossible) return { redirect: `/matters/${id}` };
  const back = `/matters/${id}#${one.case}`;
  return {
    title: say('web.withdraw'),
    back: { href: back, label: say('web.back') },
    body: (
      <>
        <PageTitle title={say('web.withdraw')} lead={tell(one.name)} />
        <Confirm
          title={say('web.withdraw.sure')}
          action={`/matters/${id}/withdraw`}
          hidden={{
            key: `withdraw-${id}-${one.case}-${one.version}`,
            case: one.case,
            version: String(one.version),
          }}
          yes={say('web.withdraw.yes')}
          kind="danger"
          no={{ label: say('web.withdraw.no'), href: back }}
        >
          <p>{say('web.withdraw.means')}</p>
        </Confirm>
      </>
    ),
  };
}

/** Withdraws the case; it can be applied for again at any time. */
export async function withdraw(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const one = field(visit, 'case');
  const done = await visit.client.send(
    'POST',
    `/api/matters/${id}/withdraw-case`,
    { case: one, version: Number(field(visit, 'version')) },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok ? { redirect: `/matters/${id}#${one}` } : { problem: done.problem };
}
