/** The two forms of hours: to offer more, and to close days. */
import type { Hours } from '../../../matters/index.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { CheckboxList, RadioList } from '../../components/choice/choice.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { NumberField } from '../../components/number-field/number-field.tsx';

/** Which days and halves: what both forms ask. */
function Stretch({ visit, id, hours }: { visit: Visit; id: string; hours: Hours }) {
  const { say } = visit;
  return (
    <>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <input type="hidden" name="kind" value={hours.kind} />
      <DateField
        id={`${id}-from`}
        name="from"
        label={say('web.slots.from')}
        value={field(visit, 'from') || hours.from}
      />
      <DateField
        id={`${id}-until`}
        name="until"
        label={say('web.slots.until')}
        value={field(visit, 'until') || hours.until}
      />
      <CheckboxList
        id={`${id}-halves`}
        name="halves"
        label={say('web.slots.halves')}
        choices={['morning', 'afternoon'].map((half) => ({
          value: half,
          label: say(`web.slots.half.${half}`),
          checked: fields(visit, 'halves').length === 0 || fields(visit, 'halves').includes(half),
        }))}
      />
    </>
  );
}

/** More hours: which days, how long each, how many places. */
export function OfferForm({ visit, hours }: { visit: Visit; hours: Hours }) {
  const { say } = visit;
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/slots">
      <Heading level={2}>{say('web.slots.offer')}</Heading>
      <p class="ov-quiet">{say('web.slots.offer.text', { days: hours.days.length })}</p>
      <Stretch visit={visit} id="offer" hours={hours} />
      <RadioList
        id="minutes"
        name="minutes"
        label={say('web.slots.length')}
        choices={['', '30', '60', '90'].map((minutes) => ({
          value: minutes,
          label: say(minutes === '' ? 'web.slots.length.half' : 'web.slots.length.minutes', { n: minutes || '0' }),
          checked: field(visit, 'minutes') === minutes,
        }))}
      />
      <NumberField
        id="places"
        name="places"
        label={say('web.slots.places')}
        unit={say('web.slots.places.unit')}
        value={field(visit, 'places') || '2'}
      />
      <Button>{say('web.slots.offer.do')}</Button>
    </form>
  );
}

/** Days on which nobody is received. */
export function CloseForm({ visit, hours }: { visit: Visit; hours: Hours }) {
  const { say } = visit;
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/slots/close">
      <Heading level={2}>{say('web.slots.close')}</Heading>
      <p class="ov-quiet">{say('web.slots.close.text')}</p>
      <Stretch visit={visit} id="close" hours={hours} />
      <Button kind="secondary">{say('web.slots.close.do')}</Button>
    </form>
  );
}
