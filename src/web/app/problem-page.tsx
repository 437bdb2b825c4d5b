/** What is shown when something was refused: what, why, and what helps. Nothing typed is lost. */
import { Button, ButtonRow, LinkButton } from '../components/button/button.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import type { Problem } from './client.ts';
import { SignInForm } from './sign-in-form.tsx';
import type { PageParts } from './frame.tsx';
import { keepForm } from './kept-form.ts';
import { pageAbove, type Visit } from './visit.ts';

/** Somebody who acts for another whose mandate has ended is nobody until they say so (`people`); without this page they would find no way on. */
const hasLostMandate = ({ visitor }: Visit, { code }: Problem): boolean =>
  code === 'forbidden' && visitor.kind === 'person' && visitor.roles.includes('anonymous');

function mandateEnded({ say }: Visit): PageParts {
  return {
    title: say('web.access.acting.ended'),
    status: 403,
    body: (
      <>
        <Notice tone="warning" title={say('web.access.acting.ended')} level={1} announce>
          <p>{say('web.access.acting.ended.text')}</p>
        </Notice>
        <form method="post" action="/me/acting">
          <Button name="principal" value="">
            {say('web.access.acting.stop')}
          </Button>
        </form>
      </>
    ),
  };
}

/** The page of a refusal. */
export function problemPage(visit: Visit, problem: Problem): PageParts {
  if (hasLostMandate(visit, problem)) return mandateEnded(visit);
  const { say } = visit;
  const kept = visit.request.method === 'POST' && Object.keys(visit.form).length > 0 ? visit.form : undefined;
  return {
    title: problem.title,
    status: problem.status,
    body: (
      <>
        <Notice tone="danger" title={problem.title} level={1} announce>
          {problem.remedy && <p>{problem.remedy}</p>}
          {problem.traceId && <p class="ov-quiet">{say('web.problem.trace', { trace: problem.traceId })}</p>}
        </Notice>
        {problem.code === 'step-up-required' && (
          <form method="post" action="/account/step-up">
            <input type="hidden" name="back" value={kept ? '/' : visit.path} />
            <input type="hidden" name="kept" value={kept ? keepForm(visit) : ''} />
            <Button>{say('web.access.step-up.do')}</Button>
          </form>
        )}
        {kept && problem.code === 'draft-changed' && <WhichDraft visit={visit} form={kept} problem={problem} />}
        {kept && problem.code !== 'draft-changed' && isWorthAgain(problem) && (
          <form method="post" action={visit.path}>
            <KeptFields form={kept} />
            <Button kind="secondary">{say('web.problem.again')}</Button>
          </form>
        )}
        <p>
          {kept && !isWorthAgain(problem) && problem.code !== 'step-up-required' && (
            <LinkButton kind="secondary" href={visit.path}>
              {say('web.problem.back')}
            </LinkButton>
          )}
          <LinkButton kind="quiet" href={visit.visitor.kind === 'staff' ? '/desk' : '/'}>
            {say('web.problem.home')}
          </LinkButton>
        </p>
      </>
    ),
  };
}

/** The same words sent once more may be taken; where they were wrong or the power is missing, they never are. */
const isWorthAgain = ({ status }: Problem): boolean => ![400, 403, 404, 410, 413, 422].includes(status);

/** Two tabs or devices wrote one draft: what was entered here is sent again over the newer version, or the newer one is looked at. */
function WhichDraft({ visit, form, problem }: { visit: Visit; form: Visit['form']; problem: Problem }) {
  const { say, house } = visit;
  const { version } = problem.detail as { readonly version?: number };
  const again = { ...form, key: house.ids.next(), ...(version === undefined ? {} : { version: String(version) }) };
  return (
    <form method="post" action={visit.path}>
      <KeptFields form={again} />
      <ButtonRow>
        <Button>{say('web.draft.keep-mine')}</Button>
        <LinkButton
          kind="secondary"
          href={visit.request.routeOptions.url?.endsWith('/form') ? visit.path : pageAbove(visit.path)}
        >
          {say('web.draft.keep-other')}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}

/** Hidden fields that carry a form on. */
function KeptFields({ form }: { form: Visit['form'] }) {
  return (
    <>
      {Object.entries(form).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one, index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}

/** Sign in and go on: the page that was wanted, or the form that was being sent, comes next. */
export function signInAgain(visit: Visit, isForm: boolean): PageParts {
  const { say } = visit;
  return {
    title: say('web.sign-in'),
    status: 401,
    body: (
      <>
        <Heading level={1}>{say('web.sign-in')}</Heading>
        <Notice tone="info" title={say(isForm ? 'web.sign-in.kept' : 'web.sign-in.needed')} />
        <SignInForm visit={visit} back={visit.path} {...(isForm ? { kept: keepForm(visit) } : {})} />
      </>
    ),
  };
}

/** An address that cannot be one of ours is told as not found: nothing was filled in that could be mended. */
export const notFound = (visit: Visit, problem: Problem): Problem => ({
  ...problem,
  status: 404,
  code: 'not-found',
  title: visit.say('problem.not-found.title'),
  remedy: visit.say('problem.not-found.remedy'),
});
