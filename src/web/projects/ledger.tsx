/** The ledger of a key project: what is difficult, who answers for it, until when; an entry closes on evidence only. */
import type { ProjectView } from '../../projects/index.ts';
import type { Problem } from '../app/client.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { DateField } from '../components/date-field/date-field.tsx';
import { FileUpload } from '../components/file-upload/file-upload.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { Tag } from '../components/tag/tag.tsx';
import { firstOf, receiveFiles } from '../draft/received-files.ts';
import { evidenceIn, fieldOf, type LedgerErrors } from './evidence.ts';
import { refusalOf } from '../desk/form-errors.ts';
import { TextField } from '../components/text-field/text-field.tsx';

type Props = { readonly visit: Visit; readonly project: ProjectView };

type FormProps = Props & { readonly errors: LedgerErrors };

const errorAt = (errors: LedgerErrors, id: string) => (errors[id] === undefined ? {} : { error: errors[id] });

/** The entries, and for the centre the forms to open and to close them. */
export function Ledger({ visit, project, errors }: FormProps) {
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
            <TextField
              id="what"
              name="what"
              label={say('web.projects.ledger.what')}
              value={text(visit, 'what')}
              maxLength={500}
              {...errorAt(errors, 'what')}
            />
            <TextField
              id="lead"
              name="lead"
              label={say('web.projects.ledger.lead')}
              value={text(visit, 'lead')}
              maxLength={100}
              {...errorAt(errors, 'lead')}
            />
            <DateField
              id="due"
              name="due"
              label={say('web.projects.ledger.due')}
              value={text(visit, 'due')}
              min={project.today}
              {...errorAt(errors, 'due')}
            />
            <Button>{say('web.projects.ledger.add')}</Button>
          </form>
          {open.map((entry) => (
            <Close key={entry.entry} visit={visit} project={project} entry={entry} errors={errors} />
          ))}
        </div>
      )}
    </section>
  );
}

function Close({ visit, project, entry, errors }: FormProps & { readonly entry: ProjectView['ledger'][number] }) {
  const { say, tell } = visit;
  return (
    <form
      method="post"
      action={`/desk/projects/${project.projectId}/ledger/${entry.entry}/close`}
      class="ov-card ov-stack-s"
      encType="multipart/form-data"
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
        {...errorAt(errors, `stage-${entry.entry}`)}
      />
      <TextField
        id={`reference-${entry.entry}`}
        name="reference"
        label={say('web.projects.ledger.evidence.reference')}
        {...errorAt(errors, `reference-${entry.entry}`)}
      />
      <FileUpload
        id={`file-${entry.entry}`}
        name="file"
        label={say('web.projects.ledger.evidence.file')}
        choose={say('web.papers.choose')}
        accept="application/pdf,image/jpeg,image/png"
        {...errorAt(errors, `file-${entry.entry}`)}
      />
      <Button>{say('web.projects.ledger.do-close')}</Button>
    </form>
  );
}

const text = (visit: Visit, name: string): string => String((visit.form as Record<string, string>)[name] ?? '').trim();

/** The page of the project again, with what was wrong; what was typed stays. */
export type Again = (visit: Visit, errors: LedgerErrors) => Promise<PageResult>;

/** Opens an entry. */
export const openEntry =
  (again: Again) =>
  async (visit: Visit): Promise<PageResult> => {
    const id = encodeURIComponent(visit.params['project'] ?? '');
    const body = { what: text(visit, 'what'), lead: text(visit, 'lead'), due: text(visit, 'due') };
    const missing = Object.entries(body).flatMap(([name, value]) =>
      value === '' ? [[name, visit.say('web.error.empty')]] : [],
    );
    if (missing.length > 0) return await again(visit, Object.fromEntries(missing) as LedgerErrors);
    const done = await visit.client.send('POST', `/api/projects/${id}/ledger`, body, text(visit, 'key'));
    if (done.ok) return { redirect: `/desk/projects/${id}` };
    return isMistake(done.problem) ? await again(visit, { due: refusalOf(done.problem) }) : { problem: done.problem };
  };

/** Closes one: a completed stage, a complete matter by its number, or a paper is the evidence; without one it stays open. */
export const closeEntry =
  (again: Again) =>
  async (visit: Visit): Promise<PageResult> => {
    const id = encodeURIComponent(visit.params['project'] ?? '');
    const entry = visit.params['entry'] ?? '';
    const sent = await receiveFiles(visit);
    const evidence = await evidenceIn(visit, sent, entry);
    if ('errors' in evidence) return await again(visit, evidence.errors);
    const done = await visit.client.send(
      'POST',
      `/api/projects/${id}/ledger/${encodeURIComponent(entry)}/close`,
      { evidence },
      firstOf(sent, 'key'),
    );
    if (done.ok) return { redirect: `/desk/projects/${id}` };
    const at = `${fieldOf[evidence.kind]}-${entry}`;
    return isMistake(done.problem) ? await again(visit, { [at]: refusalOf(done.problem) }) : { problem: done.problem };
  };

/** What the person can mend in the form: everything but a missing session, power or page. */
const isMistake = ({ status }: Problem): boolean => status === 400 || status === 409 || status === 422;
