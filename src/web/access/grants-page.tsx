/** Power of staff: who may do what, until when, by whom. The security administrator gives and takes, audit reads. */
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { NumberField } from '../components/number-field/number-field.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';

interface Member {
  readonly staffId: string;
  readonly name: string;
  readonly organ: string;
  readonly grants: readonly {
    readonly grant: string;
    readonly role: string;
    readonly item: string | null;
    readonly until: string | null;
    readonly by: string;
  }[];
}

const roles = [
  'window-clerk',
  'reviewer',
  'approver',
  'inspector',
  'coordinator',
  'supervisor',
  'catalogue-editor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;

/** The page. */
export async function grantsPage(visit: Visit): Promise<PageResult> {
  const { say, lang, visitor } = visit;
  const answer = await visit.client.get<{ staff: Member[] }>('/api/grants');
  if (!answer.ok) return { problem: answer.problem };
  const may = visitor.roles.includes('security-admin');
  const rows = answer.body.staff.flatMap((one) => one.grants.map((grant) => ({ one, grant }))).slice(0, 100);
  return {
    title: say('web.access.grants'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.access.grants')} lead={say('web.access.grants.lead')} />
        {may && <GiveForm visit={visit} staff={answer.body.staff} />}
        <DataTable
          caption={say('web.access.grants.held')}
          columns={['name', 'organ', 'role', 'until', ...(may ? ['revoke'] : [])].map((key) => ({
            key,
            label: say(`web.access.grant.${key}`),
          }))}
          rows={rows.map(({ one, grant }) => ({
            key: grant.grant,
            cells: {
              name: one.name,
              organ: one.organ,
              role:
                grant.item === null
                  ? say(`web.role.${grant.role}`)
                  : `${say(`web.role.${grant.role}`)} · ${grant.item}`,
              until: grant.until ? sayInstant(lang, grant.until) : say('web.access.grant.open'),
              revoke: <RevokeForm visit={visit} staff={one} grant={grant.grant} />,
            },
          }))}
        />
      </>
    ),
  };
}

function RevokeForm({ visit, staff, grant }: { visit: Visit; staff: Member; grant: string }) {
  const { say } = visit;
  return (
    <form method="post" action="/desk/grants/revoke">
      <input type="hidden" name="staff" value={staff.staffId} />
      <input type="hidden" name="grant" value={grant} />
      <TextField
        id={`reason-${grant}`}
        name="reason"
        label={say('web.access.grant.reason')}
        width="medium"
        maxLength={500}
        required
      />
      <Button kind="danger">{say('web.access.grant.revoke')}</Button>
    </form>
  );
}

function GiveForm({ visit, staff }: { visit: Visit; staff: readonly Member[] }) {
  const { say } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.access.grant.give')}</Heading>
      <form method="post" action="/desk/grants">
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <SelectField
          id="staff"
          name="staff"
          label={say('web.access.grant.name')}
          options={staff
            .filter((one) => one.staffId !== visit.visitor.id)
            .map((one) => ({ value: one.staffId, label: `${one.name} · ${one.organ}` }))}
          required
        />
        <SelectField
          id="role"
          name="role"
          label={say('web.access.grant.role')}
          options={roles.map((role) => ({ value: role, label: say(`web.role.${role}`) }))}
          required
        />
        <TextField
          id="item"
          name="item"
          label={say('web.access.grant.item')}
          hint={say('web.access.grant.item.hint')}
        />
        <NumberField
          id="days"
          name="days"
          label={say('web.access.grant.days')}
          value="365"
          unit={say('web.access.days')}
          required
        />
        <Button>{say('web.access.grant.give')}</Button>
      </form>
    </section>
  );
}

/** Gives a role. */
export async function giveGrant(visit: Visit): Promise<PageResult> {
  const item = field(visit, 'item').trim();
  const body = {
    staff: field(visit, 'staff'),
    role: field(visit, 'role'),
    days: Number(field(visit, 'days')),
    ...(item === '' ? {} : { item }),
  };
  const answer = await visit.client.send('POST', '/api/grants', body, field(visit, 'key') || visit.house.ids.next());
  return answer.ok ? { redirect: '/desk/grants' } : { problem: answer.problem };
}

/** Takes it back, at once. */
export async function revokeGrant(visit: Visit): Promise<PageResult> {
  const grant = field(visit, 'grant');
  const answer = await visit.client.send(
    'POST',
    `/api/grants/${encodeURIComponent(grant)}/revoke`,
    { staff: field(visit, 'staff'), reason: field(visit, 'reason') },
    `revoke-${grant}`,
  );
  return answer.ok ? { redirect: '/desk/grants' } : { problem: answer.problem };
}
