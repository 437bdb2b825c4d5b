/** The ledger of a key project: what is difficult, who answers for it, until when; an entry closes on evidence only. */
import type { ProjectView } from '../../projects/index.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { DateField } from '../components/date-field/date-field.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { Tag } from '../components/tag/tag.tsx';
import { TextField } from '../components/text-field/text-field.tsx';

type Props = { readonly visit: Visit; readonly project: ProjectView };

/** The entries, and for the centre the forms to open and to close them. */
export function Ledger({ visit, project }: Props) {
  const { say, tell } = visit;
  const open = project.ledger.filter((one) => one.evidence === null);
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.projects.ledger')}</Heading>
      <DataTable
        caption={say('web.projects.ledger')}
        captionHidden
        empty={<p>{say('web.projects.ledger.none')}</p>}
        columns={(['what', 'lead', 'due', 'state'] as const).map((key) => ({
          key,
          label: say(`web.projects.ledger.${key}`),
        }))}
        rows={project.ledger.map((one) => ({
          key: one.entry,
          cells: {
            what: one.what,
            lead: `${one.lead}${one.organName ? ` · ${tell(one.organName)}` : ''}`,
            due: one.due,
            state: one.evidence ? (
              <Tag
                tone="success"
                text={say('web.projects.ledger.closed', { evidence: one.evidence.reference.slice(0, 16) })}
              />
            ) : (
              <Tag
                tone={one.isOverdue ? 'danger' : 'info'}
                text={say(one.isOverdue ? 'web.projects.ledger.overdue' : 'web.projects.ledger.open')}
              />
            ),
          },
        }))}
      />
      {project.mayLead && (
        <div class="ov-no-print ov-stack">
          <form method="post" action={`/desk/projects/${project.projectId}/ledger`} class="ov-card ov-stack-s">
            <input type="hidden" name="key" value={visit.house.ids.next()} />
            <TextField id="what" name="what" label={say('web.projects.ledger.what')} />
            <TextField id="lead" name="lead" label={say('web.projects.ledger.lead')} />
            <DateField id="due" name="due" label={say('web.projects.ledger.due')} min={project.today} />
            <Button>{say('web.projects.ledger.add')}</Button>
          </form>
          {open.map((entry) => (
            <Close key={entry.entry} visit={visit} project={project} entry={entry} />
          ))}
        </div>
      )}
    </section>
  );
}

function Close({ visit, project, entry }: Props & { readonly entry: ProjectView['ledger'][number] }) {
  const { say, tell } = visit;
  return (
    <form
      method="post"
      action={`/desk/projects/${project.projectId}/ledger/${entry.entry}/close`}
      class="ov-card ov-stack-s"
    >
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <Heading level={3}>{say('web.projects.ledger.close', { what: entry.what })}</Heading>
      <SelectField
        id={`stage-${entry.entry}`}
        name="stage"
        label={say('web.projects.ledger.evidence.stage')}
        empty={say('web.choose')}
        value=""
        options={project.stages.map((one) => ({ value: one.stage, label: tell(one.name) }))}
      />
      <TextField
        id={`reference-${entry.entry}`}
        name="reference"
        label={say('web.projects.ledger.evidence.reference')}
      />
      <Button>{say('web.projects.ledger.do-close')}</Button>
    </form>
  );
}

const text = (visit: Visit, name: string): string => String((visit.form as Record<string, string>)[name] ?? '').trim();

/** Opens an entry. */
export async function openEntry(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['project'] ?? '');
  const body = { what: text(visit, 'what'), lead: text(visit, 'lead'), due: text(visit, 'due') };
  const done = await visit.client.send('POST', `/api/projects/${id}/ledger`, body, text(visit, 'key'));
  return done.ok ? { redirect: `/desk/projects/${id}` } : { problem: done.problem };
}

/** Closes one: a completed stage, a complete matter or a stored document is the evidence. */
export async function closeEntry(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['project'] ?? '');
  const entry = encodeURIComponent(visit.params['entry'] ?? '');
  const reference = text(visit, 'reference');
  const kind = reference === '' ? 'stage' : reference.startsWith('m-') ? 'matter' : 'document';
  const evidence = { kind, reference: reference === '' ? text(visit, 'stage') : reference };
  const done = await visit.client.send(
    'POST',
    `/api/projects/${id}/ledger/${entry}/close`,
    { evidence },
    text(visit, 'key'),
  );
  return done.ok ? { redirect: `/desk/projects/${id}` } : { problem: done.problem };
}
