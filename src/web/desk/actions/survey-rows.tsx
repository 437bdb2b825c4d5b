/** The rows of a site check: who was there, and every point of the list. */
import { DataTable } from '../../components/data-table/data-table.tsx';
import { controlId } from './field.ts';
import type { FieldViewProps } from './field-frame.tsx';
import { cardHolders } from './options.ts';
import { first } from './place.ts';
import { Mistake, Pick, Words } from './row-cells.tsx';
import { pointsOf, staffPlaces } from './rows.ts';

/** Names and card numbers; two different cards at least. */
export function StaffField({ place, values, mistake }: FieldViewProps) {
  const { say, visitor } = place.visit;
  const wasSent = Object.keys(values).some((name) => name.startsWith('staff.'));
  const colleagues = cardHolders(place);
  const mine = colleagues.find((one) => one.id === visitor.id)?.id ?? '';
  const rows = staffPlaces.map((index) => {
    const cell = (part: 'name' | 'card', known: string) => ({
      name: `staff.${index}.${part}`,
      label: `${say('web.desk.staff.person', { n: index + 1 })} ${say(`web.desk.staff.${part}`)}`,
      value: wasSent ? first(values, `staff.${index}.${part}`) : known,
      wrong: mistake?.control === controlId(`staff.${index}.${part}`),
    });
    return {
      key: String(index),
      cells: {
        person:
          colleagues.length === 0 ? (
            say('web.desk.staff.person', { n: index + 1 })
          ) : (
            <Pick
              name={`staff.${index}.who`}
              label={say('web.desk.staff.person', { n: index + 1 })}
              value={wasSent ? first(values, `staff.${index}.who`) : index === 0 ? mine : ''}
              wrong={false}
              options={[
                { value: '', label: say('web.desk.staff.typed') },
                ...colleagues.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          ),
        name: <Words {...cell('name', index === 0 && mine === '' ? (visitor.name ?? '') : '')} />,
        card: <Words {...cell('card', '')} />,
      },
    };
  });
  const columns = ['person', 'name', 'card'].map((key) => ({ key, label: say(`web.desk.staff.${key}`, { n: '' }) }));
  return (
    <fieldset class="ov-stack-s">
      <legend class="ov-field-label">{say('web.desk.field.staff')}</legend>
      <p class="ov-field-hint">{say('web.desk.hint.staff')}</p>
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.staff')} captionHidden columns={columns} rows={rows} />
    </fieldset>
  );
}

/** Every point of the task's list with fits or does not. */
export function PointsField({ place, values, mistake }: FieldViewProps) {
  const { say, tell } = place.visit;
  const points = pointsOf(place);
  if (points.length === 0) return <p class="ov-quiet">{say('web.desk.points.none')}</p>;
  const answers = ['', 'true', 'false'].map((value) => ({
    value,
    label: say(`web.desk.point.${value === '' ? 'none' : value}`),
  }));
  const rows = points.map((point, index) => ({
    key: String(index),
    cells: {
      point: tell(point),
      fits: (
        <Pick
          name={`points.${index}.fits`}
          label={`${tell(point)} ${say('web.desk.point.fits')}`}
          value={first(values, `points.${index}.fits`)}
          wrong={mistake?.control === controlId(`points.${index}.fits`)}
          options={answers}
        />
      ),
      note: (
        <Words
          name={`points.${index}.note`}
          label={`${tell(point)} ${say('web.desk.point.note')}`}
          value={first(values, `points.${index}.note`)}
          wrong={false}
        />
      ),
    },
  }));
  const columns = ['point', 'fits', 'note'].map((key) => ({ key, label: say(`web.desk.point.${key}`) }));
  return (
    <div class="ov-stack-s">
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.checklist')} columns={columns} rows={rows} />
    </div>
  );
}
