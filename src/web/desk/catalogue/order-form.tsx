/** The act itself: why, on which basis, and for how many. */
import type { CatalogueChangePreview } from '../../../matters/index.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { errorAt, type Attempt } from '../form-errors.ts';

/** Only a change of law is asked for its article and its day. */
export function OrderForm({
  visit,
  preview,
  attempt,
}: {
  visit: Visit;
  preview: CatalogueChangePreview;
  attempt: Attempt;
}) {
  const { say } = visit;
  const { cause, catalogue, matters } = preview;
  const common = (name: string) => ({
    id: name,
    name,
    label: say(`web.edition.field.${name}`),
    value: field(visit, name),
    ...errorAt(attempt, name),
  });
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/catalogue-change" novalidate>
      <Heading level={2}>{say(`web.edition.order.${cause}`)}</Heading>
      <p class="ov-quiet">{say('web.edition.order.text')}</p>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <input type="hidden" name="cause" value={cause} />
      <input type="hidden" name="catalogue" value={catalogue} />
      <TextField {...common('reasons')} maxLength={500} hint={say('web.edition.hint.reasons')} />
      {cause === 'law' && (
        <>
          <TextField {...common('law')} maxLength={200} />
          <TextField {...common('article')} maxLength={100} />
          <DateField {...common('inForceFrom')} />
        </>
      )}
      <ButtonRow>
        <Button>{say('web.edition.apply', { matters })}</Button>
      </ButtonRow>
    </form>
  );
}
