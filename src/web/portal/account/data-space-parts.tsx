/** The lists of a person's data space. */
import type { Names } from '../../../catalogue/index.ts';
import type { Text } from '../../../catalogue/pure.ts';
import type { DataSpaceView } from '../../../people/index.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { TaskList } from '../../components/task-list/task-list.tsx';
import { sayDate, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';

/** A person's file, and what the codes in it are called. */
export interface Space {
  readonly own: DataSpaceView;
  readonly names: Names;
  readonly organs: ReadonlyMap<string, Text>;
}

interface Props {
  readonly visit: Visit;
  readonly space: Space;
}

/** The newest that are shown; all of them are in the person's own export. */
const shown = 100;

/** What the person holds. */
export function Certificates({ visit: { say, tell }, space: { own, names } }: Props) {
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.data-space.certificates')}</Heading>
      {own.certificates.length === 0 ? (
        <EmptyState
          icon="seal"
          level={3}
          title={say('web.data-space.certificates.none')}
          text={say('web.data-space.certificates.none.text')}
        />
      ) : (
        <TaskList
          label={say('web.data-space.certificates')}
          tasks={own.certificates.map((one) => {
            const name = names.certificateTypes[one.type];
            const until = one.validUntil ? say('web.certificate.until', { date: one.validUntil }) : undefined;
            return {
              title: name ? tell(name) : one.number,
              href: `/certificates/${encodeURIComponent(one.identifier)}`,
              note: [...(name ? [one.number] : []), ...(until ? [until] : [])].join(' · ') || undefined,
              state: say(`web.certificate.${one.status}`),
              tone: one.status === 'valid' ? ('success' as const) : ('danger' as const),
            };
          })}
        />
      )}
    </section>
  );
}

/** What was handed in before and is not asked for again. */
export function Filings({ visit: { say, tell, lang }, space: { own, names } }: Props) {
  if (own.filings.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.data-space.filings')}</Heading>
      <DataTable
        caption={say('web.data-space.filings.caption')}
        columns={[
          { key: 'material', label: say('web.data-space.filings.material') },
          { key: 'on', label: say('web.data-space.filings.on') },
        ]}
        rows={own.filings.slice(0, shown).map((one, index) => {
          const name = names.materials[one.material];
          return {
            key: String(index),
            cells: {
              material: <a href={`/matters/${one.matter}`}>{name ? tell(name) : one.material}</a>,
              on: sayDate(lang, one.on),
            },
          };
        })}
      />
    </section>
  );
}

/** What an agent, or the window, did in the person's name. */
export function ActsForMe({ visit: { say, lang }, space: { own } }: Props) {
  if (own.acts.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.data-space.acts')}</Heading>
      <DataTable
        caption={say('web.data-space.acts.caption')}
        columns={[
          { key: 'what', label: say('web.data-space.acts.what') },
          { key: 'at', label: say('web.data-space.reads.at') },
        ]}
        rows={own.acts.slice(0, shown).map((one, index) => ({
          key: String(index),
          cells: {
            what: <a href={`/matters/${one.matter}`}>{say(`web.acted.${one.what}`)}</a>,
            at: sayInstant(lang, one.at),
          },
        }))}
      />
    </section>
  );
}

/** Everybody who looked (S10). */
export function Reads({ visit: { say, tell, lang }, space: { own, organs } }: Props) {
  const organOf = (id: string | undefined): string => {
    const name = id === undefined ? undefined : organs.get(id);
    return name ? tell(name) : (id ?? '');
  };
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.data-space.reads')}</Heading>
      <DataTable
        caption={say('web.data-space.reads.caption')}
        columns={[
          { key: 'at', label: say('web.data-space.reads.at') },
          { key: 'organ', label: say('web.data-space.reads.organ') },
          { key: 'purpose', label: say('web.data-space.reads.purpose') },
        ]}
        rows={own.reads.slice(0, shown).map((read, index) => ({
          key: String(index),
          cells: {
            at: sayInstant(lang, read.at),
            organ: organOf(read.organ),
            purpose: say(`web.purpose.${read.purpose}`) + (read.reason ? ` · ${read.reason}` : ''),
          },
        }))}
        empty={
          <EmptyState
            icon="person"
            level={3}
            title={say('web.data-space.reads.none')}
            text={say('web.data-space.reads.none.text')}
          />
        }
      />
    </section>
  );
}
