/** Anybody may check a certificate: the number and the check value printed on it. The answer is the issuer's live data, never the QR's text. */
import type { Verification } from '../../../certificates/index.ts';
import { Button } from '../../components/button/button.tsx';
import { CertificateCard } from '../../components/certificate-card/certificate-card.tsx';
import { ErrorSummary, type FieldError } from '../../components/error-summary/error-summary.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { sayDate } from '../../app/dates.ts';
import { hasLost, Permits, stateOf } from './permits.tsx';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';

/** What the API takes; longer is no number of ours. */
const longestNumber = 120;
const longestCheck = 20;

/** The page; with `?number=&check=` also the answer. */
export async function verifyPage(visit: Visit): Promise<PageResult> {
  const { say, query } = visit;
  const number = (query['number'] ?? '').trim();
  const check = (query['check'] ?? '').trim();
  const errors = errorsOf(visit, number, check);
  const asked = errors.length === 0 && number !== '';
  const answer = asked
    ? await visit.client.get<Verification>(
        `/api/verify?number=${encodeURIComponent(number)}&check=${encodeURIComponent(check)}`,
      )
    : undefined;
  if (
    answer &&
    !answer.ok &&
    answer.problem.status !== 404 &&
    answer.problem.status !== 400 &&
    answer.problem.status !== 422
  )
    return { problem: answer.problem };
  return {
    title: say('web.verify.title'),
    body: (
      <>
        <ErrorSummary title={say('web.form.errors')} errors={errors} />
        <PageTitle title={say('web.verify.title')} lead={say('web.verify.lead')} />
        {answer &&
          (answer.ok && answer.body.found ? (
            <Found visit={visit} found={answer.body} />
          ) : (
            <Notice tone="danger" title={say('web.verify.unknown')} announce>
              <p>{say('web.verify.unknown.text')}</p>
            </Notice>
          ))}
        <form method="get" action="/verify" class="ov-stack">
          <TextField
            id="number"
            name="number"
            label={say('web.verify.number')}
            value={number}
            required
            {...errorOf(errors, 'number')}
          />
          <TextField
            id="check"
            name="check"
            label={say('web.verify.check')}
            hint={say('web.verify.check.hint')}
            value={check}
            width="medium"
            required
            {...errorOf(errors, 'check')}
          />
          <Button kind={asked ? 'secondary' : 'primary'}>{say('web.verify.go')}</Button>
        </form>
      </>
    ),
  };
}

/** What is wrong with what was asked; nothing while nothing was asked. */
function errorsOf({ say }: Visit, number: string, check: string): readonly FieldError[] {
  if (number === '' && check === '') return [];
  const errors: FieldError[] = [];
  if (number === '') errors.push({ field: 'number', text: say('web.verify.no-number') });
  if (number.length > longestNumber)
    errors.push({ field: 'number', text: say('web.verify.long-number', { most: longestNumber }) });
  if (check === '') errors.push({ field: 'check', text: say('web.verify.no-check') });
  if (check.length > longestCheck) errors.push({ field: 'check', text: say('web.verify.long-check') });
  return errors;
}

const errorOf = (errors: readonly FieldError[], field: string) => {
  const found = errors.find((one) => one.field === field);
  return found ? { error: found.text } : {};
};

function Found({ visit, found }: { visit: Visit; found: Verification }) {
  const { say, tell, lang } = visit;
  const valid = found.status === 'valid';
  return (
    <div role="status" class="ov-stack">
      {found.successorNumber !== null && (
        <Notice tone="warning" title={say('web.verify.replaced')}>
          <p>
            {say('web.verify.replaced.text', {
              number: found.successorNumber,
              identifier: found.successor ?? '',
            })}
          </p>
        </Notice>
      )}
      <CertificateCard
        title={found.type ? tell(found.type) : ''}
        level={2}
        issuer={found.organ ? tell(found.organ) : ''}
        valid={valid}
        partly={hasLost(found.status, found.parts)}
        state={stateOf(visit, found.status, found.parts)}
        rows={[
          { label: say('web.verify.number'), value: found.number ?? '' },
          { label: say('web.verify.holder'), value: found.holder ?? '' },
          { label: say('web.verify.issued'), value: found.issuedOn ? sayDate(lang, found.issuedOn, true) : '' },
          {
            label: say('web.verify.until'),
            value: found.validUntil ? sayDate(lang, found.validUntil, true) : say('web.verify.long'),
          },
        ]}
      />
      <Permits visit={visit} parts={found.parts} />
    </div>
  );
}
