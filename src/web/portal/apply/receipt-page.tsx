/** The receipt (收件凭证): at once, with the server's time, printable. */
import type { Receipt } from '../../../matters/index.ts';
import { ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { ReceiptCard } from '../../components/receipt-card/receipt-card.tsx';
import { sayDue, sayInstant, sayLimit } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';

/** The receipt of a matter. */
export async function receiptPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const id = visit.params['matter'] ?? '';
  const answer = await visit.client.get<Receipt>(`/api/matters/${encodeURIComponent(id)}/receipt`);
  if (!answer.ok) return { problem: answer.problem };
  const receipt = answer.body;
  return {
    title: say('web.receipt.title'),
    body: (
      <>
        <ReceiptCard
          title={say('web.receipt.title')}
          level={1}
          number={{ label: say('web.receipt.number'), value: receipt.number }}
          rows={[
            { key: say('web.receipt.affair'), value: tell(receipt.title) },
            { key: say('web.receipt.applicant'), value: receipt.applicant },
            { key: say('web.receipt.at'), value: sayInstant(lang, receipt.receivedAt) },
            ...(receipt.promisedOn
              ? [
                  {
                    key: say('web.when.promised'),
                    value: sayDue(visit, receipt.promisedOn, { at: receipt.promisedAt, year: true }),
                  },
                ]
              : []),
          ]}
        />
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.receipt.cases', { count: receipt.cases.length })}</Heading>
          <ul>
            {receipt.cases.map((one) => (
              <li key={one.case}>
                <strong>{tell(one.name)}</strong>
                <p class="ov-quiet">{`${tell(one.organName)} · ${one.number} · ${sayLimit(visit, one.promised)}`}</p>
              </li>
            ))}
          </ul>
        </section>
        {receipt.materials.length > 0 && (
          <section class="ov-stack-s">
            <Heading level={2}>{say('web.receipt.materials')}</Heading>
            <ul>
              {receipt.materials.map((one, index) => (
                <li key={index}>
                  {one.fileName
                    ? `${tell(one.name)}: ${one.fileName}`
                    : `${tell(one.name)}: ${say(`web.way.${one.way}`)}`}
                </li>
              ))}
            </ul>
          </section>
        )}
        <ButtonRow>
          <LinkButton icon="forward" href={`/matters/${id}`}>
            {say('web.receipt.follow')}
          </LinkButton>
        </ButtonRow>
      </>
    ),
  };
}
