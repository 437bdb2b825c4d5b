/** Policies found for you: what you may get and why, confirm or decline; what is missing where the registers do not know enough; why not. */
import type { Benefit, BenefitList } from '../../benefits/index.ts';
import { sayDate, sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../components/button/button.tsx';
import { RadioList } from '../components/choice/choice.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import { Tag } from '../components/tag/tag.tsx';
import { TextField } from '../components/text-field/text-field.tsx';

type Props = { readonly visit: Visit; readonly one: Benefit };

/** Yuan as they are written: 6,000. */
export const yuan = (amount: number): string => amount.toLocaleString('en-US');

/** The page. */
export async function benefitsPage(visit: Visit): Promise<PageResult> {
  return await page(visit);
}

async function page(visit: Visit, error?: string): Promise<PageResult> {
  const { say } = visit;
  const answer = await visit.client.get<BenefitList>('/api/benefits');
  if (!answer.ok) return { problem: answer.problem };
  const { benefits } = answer.body;
  return {
    title: say('web.benefits.title'),
    ...(error ? { status: 422 } : {}),
    body: (
      <div class="ov-stack-l">
        <PageTitle title={say('web.benefits.title')} lead={say('web.benefits.lead')} />
        {error && <Notice tone="danger" title={error} announce />}
        {benefits.length === 0 && <EmptyState title={say('web.benefits.none')} text={say('web.benefits.none.text')} />}
        {benefits.map((one) => (
          <One key={one.benefit} visit={visit} one={one} />
        ))}
      </div>
    ),
  };
}

const tones = {
  offered: 'warning',
  insufficient: 'info',
  confirmed: 'success',
  declined: 'neutral',
  lapsed: 'neutral',
  excluded: 'neutral',
} as const;

function One({ visit, one }: Props) {
  const { say, tell } = visit;
  return (
    <article class="ov-card ov-stack" aria-labelledby={`${one.benefit}-name`}>
      <div class="ov-stack-s">
        <Heading level={2} id={`${one.benefit}-name`}>
          {tell(one.itemName)}
        </Heading>
        <p>
          <Tag tone={tones[one.outcome]} text={say(`web.benefits.outcome.${one.outcome}`)} /> {tell(one.organName)}
        </p>
      </div>
      {one.amount > 0 && <p class="ov-lead">{say('web.benefits.amount', { amount: yuan(one.amount) })}</p>}
      <Why visit={visit} one={one} />
      {one.until !== null && (
        <p class="ov-quiet">
          <a href={`/api/benefits/${one.benefit}/notice`} download={`${one.benefit}.pdf`}>
            {say('web.benefits.notice')}
            <span class="ov-hidden"> {tell(one.itemName)}</span>
          </a>
          {' · '}
          {one.served
            ? say('web.benefits.served', { at: sayInstant(visit.lang, one.served.at) })
            : say('web.benefits.not-served')}
        </p>
      )}
      {(one.outcome === 'lapsed' || one.outcome === 'declined') && one.theme && (
        <LinkButton kind="secondary" href={`/themes/${one.theme}`}>
          {say('web.benefits.declare')}
        </LinkButton>
      )}
      {one.outcome === 'offered' && <Answer visit={visit} one={one} />}
      {one.outcome === 'insufficient' && <Missing visit={visit} one={one} />}
      {one.outcome === 'excluded' && (
        <p>
          {one.because ? say('web.benefits.because', { rule: tell(one.because) }) : say('web.benefits.because.amount')}
        </p>
      )}
      {one.matter && (
        <LinkButton kind="secondary" href={`/matters/${one.matter}`}>
          {say('web.benefits.matter')}
        </LinkButton>
      )}
    </article>
  );
}

/** The rule, what the registers said, and on which document it rests. */
function Why({ visit, one }: Props) {
  const { say, tell } = visit;
  const law = one.basis.map((each) => [each.law, each.article].filter(Boolean).join(' ')).join('；');
  return (
    <SummaryList
      rows={[
        ...(one.rule ? [{ key: say('web.benefits.rule'), value: tell(one.rule) }] : []),
        ...one.used.map((fact) => ({
          key: tell(fact.label),
          value: fact.value,
          source: say('web.benefits.from', { register: tell(fact.register) }),
        })),
        {
          key: say('web.benefits.document'),
          value: [one.document, law].filter(Boolean).join('；'),
          source: say('web.benefits.fairness', { number: one.fairnessReview ?? '–' }),
        },
      ]}
    />
  );
}

function Answer({ visit, one }: Props) {
  const { say, lang } = visit;
  return (
    <div class="ov-stack">
      <Notice tone="info" title={say('web.benefits.until', { date: one.until ? sayDate(lang, one.until, true) : '' })}>
        <p>{say('web.benefits.until.text')}</p>
      </Notice>
      <form method="post" action={`/benefits/${one.benefit}/confirm`} class="ov-stack">
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <TextField
          id={`${one.benefit}-account`}
          name="account"
          label={say('web.benefits.account')}
          hint={say(one.account ? 'web.benefits.account.known' : 'web.benefits.account.hint')}
          value={one.account ?? ''}
          inputmode="numeric"
          required
        />
        <Button>{say('web.benefits.confirm')}</Button>
      </form>
      <details>
        <summary>{say('web.benefits.decline.open')}</summary>
        <form method="post" action={`/benefits/${one.benefit}/decline`} class="ov-stack">
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          <RadioList
            id={`${one.benefit}-why`}
            name="why"
            label={say('web.benefits.decline.why')}
            required
            choices={(['not-wanted', 'data-wrong'] as const).map((why) => ({
              value: why,
              label: say(`web.benefits.decline.${why}`),
            }))}
          />
          <TextField id={`${one.benefit}-reason`} name="reason" label={say('web.benefits.decline.reason')} />
          <Button kind="secondary">{say('web.benefits.decline')}</Button>
        </form>
      </details>
    </div>
  );
}

/** Named one by one, with the way to declare it as everybody could before. */
function Missing({ visit, one }: Props) {
  const { say, tell } = visit;
  return (
    <Notice tone="info" title={say('web.benefits.missing')}>
      <ul>
        {one.missing.map((label) => (
          <li key={label.zh}>{tell(label)}</li>
        ))}
      </ul>
      <p>{say('web.benefits.missing.text')}</p>
      {one.theme && (
        <ButtonRow>
          <LinkButton kind="secondary" href={`/themes/${one.theme}`}>
            {say('web.benefits.declare')}
          </LinkButton>
        </ButtonRow>
      )}
    </Notice>
  );
}

const text = (visit: Visit, name: string): string => String((visit.form as Record<string, string>)[name] ?? '').trim();
const addressOf = (visit: Visit): string => `/api/benefits/${encodeURIComponent(visit.params['benefit'] ?? '')}`;

/** Confirms with the account, and shows the matter that comes of it. */
export async function confirmBenefit(visit: Visit): Promise<PageResult> {
  const account = text(visit, 'account');
  if (account.length < 4) return await page(visit, visit.say('web.benefits.account.missing'));
  const done = await visit.client.send<{ matterId: string }>(
    'POST',
    `${addressOf(visit)}/confirm`,
    { account },
    text(visit, 'key'),
  );
  return done.ok
    ? { redirect: `/matters/${done.body.matterId}` }
    : await page(visit, `${done.problem.title} ${done.problem.remedy ?? ''}`);
}

/** Declines. */
export async function declineBenefit(visit: Visit): Promise<PageResult> {
  const [why, reason] = [text(visit, 'why'), text(visit, 'reason')];
  if (why === '') return await page(visit, visit.say('web.benefits.decline.missing'));
  const body = { why, ...(reason === '' ? {} : { reason }) };
  const done = await visit.client.send('POST', `${addressOf(visit)}/decline`, body, text(visit, 'key'));
  return done.ok ? { redirect: '/benefits' } : await page(visit, `${done.problem.title} ${done.problem.remedy ?? ''}`);
}
