/** Rows of conditions of a grant: what, until when or after what, and who looks. An empty row is none. */
import { DataTable } from '../../components/data-table/data-table.tsx';
import { controlId } from './field.ts';
import type { FieldViewProps } from './field-frame.tsx';
import { checkers } from './options.ts';
import { first, type Place, type Values } from './place.ts';
import { Mistake, Pick, Words } from './row-cells.tsx';
import { conditionPlaces } from './rows.ts';

const parts = ['text', 'due', 'event', 'days', 'checker'] as const;
type Part = (typeof parts)[number];
const nameOf = (index: number, part: Part): string => `conditions.${index}.${part}`;

/** The table. */
export function ConditionsField({ place, values, mistake }: FieldViewProps) {
  const { say } = place.visit;
  const cell = (index: number, part: Part) => ({
    name: nameOf(index, part),
    label: `${say('web.desk.condition.one', { n: index + 1 })} ${say(`web.desk.condition.${part}`)}`,
    value: first(values, nameOf(index, part)),
    wrong: mistake?.control === controlId(nameOf(index, part)),
  });
  const rows = conditionPlaces.map((index) => {
    const due = cell(index, 'due');
    return {
      key: String(index),
      cells: {
        row: String(index + 1),
        text: <Words {...cell(index, 'text')} size={48} />,
        due: (
          <input
            id={controlId(due.name)}
            name={due.name}
            class="ov-field-input ov-num"
            type="date"
            aria-label={due.label}
            aria-invalid={due.wrong ? 'true' : undefined}
            value={due.value}
          />
        ),
        event: <Words {...cell(index, 'event')} size={16} />,
        days: <Words {...cell(index, 'days')} size={4} />,
        checker: (
          <Pick
            {...cell(index, 'checker')}
            options={[{ value: '', label: say('web.desk.condition.own') }, ...checkers(place)]}
          />
        ),
      },
    };
  });
  const columns = [
    { key: 'row', label: say('web.desk.condition.place') },
    ...parts.map((key) => ({ key, label: say(`web.desk.condition.${key}`) })),
  ];
  return (
    <div class="ov-stack-s">
      <p class="ov-field-label">
        {say('web.desk.field.conditions')} {say('web.desk.optional')}
      </p>
      <p class="ov-field-hint">{say('web.desk.hint.conditions')}</p>
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.conditions')} captionHidden columns={columns} rows={rows} />
    </div>
  );
}

type Reading = { readonly value: readonly unknown[] } | { readonly error: string; readonly at: string };

/** The rows that say something; a day, a limit or an event without words is a mistake. */
export function readConditions(values: Values, _place: Place): Reading {
  const conditions: unknown[] = [];
  for (const index of conditionPlaces) {
    const of = (part: Part): string => first(values, nameOf(index, part));
    const [text, due, event, days, checker] = parts.map(of) as [string, string, string, string, string];
    if (text === '') {
      if (due !== '' || event !== '' || days !== '') return { error: 'web.error.empty', at: nameOf(index, 'text') };
      continue;
    }
    const n = Number(days);
    if (days !== '' && !(Number.isInteger(n) && n > 0))
      return { error: 'web.error.integer', at: nameOf(index, 'days') };
    if (event !== '' && days === '') return { error: 'web.desk.error.condition-days', at: nameOf(index, 'days') };
    const isPlain = due === '' && event === '' && days === '' && checker === '';
    conditions.push(
      isPlain
        ? text
        : {
            text,
            ...(due === '' ? {} : { due }),
            ...(event === '' ? {} : { event }),
            ...(days === '' ? {} : { within: { n, unit: 'wd' } }),
            ...(checker === '' ? {} : { checker }),
          },
    );
  }
  return { value: conditions };
}
