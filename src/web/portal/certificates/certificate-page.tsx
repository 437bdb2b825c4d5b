/** A certificate as its holder sees it: state, number, download, and the way to the public verification. */
import type { CertificateView } from '../../../certificates/index.ts';
import { ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { CertificateCard } from '../../components/certificate-card/certificate-card.tsx';
import { QrCode } from '../../components/qr-code/qr-code.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { sayDate } from '../../app/dates.ts';
import { hasLost, Permits, stateOf } from './permits.tsx';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';

/** Only what has a last day is renewed. */
const hasLastDay = ({ validUntil, parts }: CertificateView): boolean =>
  validUntil !== null || parts.some((part) => part.validUntil !== null);

/** The page. */
export async function certificatePage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const answer = await visit.client.get<CertificateView>(
    `/api/certificates/${encodeURIComponent(visit.params['id'] ?? '')}`,
  );
  if (!answer.ok) return { problem: answer.problem };
  const one = answer.body;
  return {
    title: tell(one.name),
    back: { href: `/matters/${one.matter}`, label: say('web.back') },
    body: (
      <>
        <PageTitle
          title={tell(one.name)}
          lead={say(one.demonstration ? 'web.certificate.lead.demonstration' : 'web.certificate.lead')}
        />
        {one.successor !== null && (
          <Notice tone="info" title={say('web.certificate.replaced')}>
            <a href={`/certificates/${encodeURIComponent(one.successor)}`}>{say('web.certificate.newer')}</a>
          </Notice>
        )}
        <CertificateCard
          title={tell(one.name)}
          level={2}
          issuer={tell(one.organ)}
          valid={one.status === 'valid'}
          partly={hasLost(one.status, one.parts)}
          state={stateOf(visit, one.status, one.parts)}
          {...(one.elsewhere
            ? {}
            : {
                code: <QrCode text={one.checkUrl} label={say('web.certificate.verify')} />,
                codeLabel: say('web.certificate.scan'),
              })}
          rows={[
            { label: say('web.certificate.number'), value: one.number },
            { label: say('web.certificate.identifier'), value: one.identifier },
            ...(one.holder ? [{ label: say('web.certificate.holder'), value: one.holder.name }] : []),
            ...one.fields.map((field) => ({ label: tell(field.label), value: field.value })),
            { label: say('web.certificate.issued'), value: sayDate(lang, one.issuedOn, true) },
            ...(one.validUntil ? [{ label: say('web.verify.until'), value: sayDate(lang, one.validUntil, true) }] : []),
            { label: say('web.verify.check'), value: one.check },
            ...(one.sealLetter === null ? [] : [{ label: say('web.certificate.letter'), value: one.sealLetter }]),
          ]}
        />
        <Permits visit={visit} parts={one.parts} />
        {one.elsewhere && <p>{say('web.certificate.elsewhere', { serial: one.elsewhere.serial })}</p>}
        <ButtonRow>
          {one.hasFile && (
            <LinkButton icon="file" href={`/api/certificates/${encodeURIComponent(one.id)}/pdf`}>
              {say('web.certificate.download')}
            </LinkButton>
          )}
          {one.status === 'valid' && hasLastDay(one) && visit.visitor.kind === 'person' && (
            <LinkButton kind="secondary" href={`/certificates/${encodeURIComponent(one.id)}/renew`}>
              {say('web.renew')}
            </LinkButton>
          )}
          <LinkButton kind="secondary" href={`/verify?number=${encodeURIComponent(one.number)}&check=${one.check}`}>
            {say('web.certificate.verify')}
          </LinkButton>
        </ButtonRow>
      </>
    ),
  };
}
