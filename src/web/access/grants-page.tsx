/** Power of staff: who may do what, until when, by whom. The security administrator gives and takes, audit reads. */
import type { ItemList, OrganList } from '../../catalogue/index.ts';
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { NumberField } from '../components/number-field/number-field.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { Why } from '../components/why/why.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';
import { daysOf } from './days.ts';

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

type Errors = Readonly<Record<string, string>>;

/** The page. */
export const grantsPage = (visit: Visit): Promise<PageResult> => page(visit, {});

/** The page; `errors` are what was wrong with a form, by the id of its field. */
async function page(visit: Visit, errors: Errors): Promise<PageResult> {
  const { say, lang, visitor, tell } = visit;
  const [answer, organs, items] = await Promise.all([
    visit.client.get<{ staff: Member[] }>('/api/grants'),
    visit.client.get<OrganList>('/api/organs'),
    visit.client.get<ItemList>('/api/items'),
  ]);
  if (!answer.ok) return { problem: answer.problem };
  const names = new Map((organs.ok ? organs.body.organs : []).map((one) => [one.id, tell(one.name)]));
  const itemNames = new Map((items.ok ? items.body.items : []).map((one) => [one.id, tell(one.name)]));
  const choices = (items.ok ? items.body.items : [])
    .map((one) => ({ value: one.id, label: `${names.get(one.organ) ?? one.organ} · ${tell(one.name)}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
  const staff = answer.body.staff.map((one) => ({ ...one, organ: names.get(one.organ) ?? one.organ }));
  const may = visitor.roles.includes('security-admin');
  const rows = staff.flatMap((one) => one.grants.map((grant) => ({ one, grant }))).slice(0, 100);
  return {
    title: say('web.access.grants'),
    width: 'wide',
    ...(Object.keys(errors).length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary
          title={say('web.form.errors')}
          errors={Object.entries(errors).map(([at, text]) => ({ field: at, text }))}
        />
        <PageTitle title={say('web.access.grants')} lead={say('web.access.grants.lead')} />
        {may && <GiveForm visit={visit} staff={staff} items={choices} errors={errors} />}
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
                  : `${say(`web.role.${grant.role}`)} · ${itemNames.get(grant.item) ?? grant.item}`,
              until: grant.until ? sayInstant(lang, grant.until) : say('web.access.grant.open'),
              revoke: <RevokeForm visit={visit} staff={one} grant={grant.grant} errors={errors} />,
            },
          }))}
        />
      </>
    ),
  };
}

const errorAt = (errors: Errors, name: string) => (errors[name] === undefined ? {} : { error: errors[name] });

interface RevokeProps {
  readonly visit: Visit;
  readonly staff: Member;
  readonly grant: string;
  readonly errors: Errors;
}

function RevokeForm({ visit, staff, grant, errors }: RevokeProps) {
  const { say } = visit;
  return (
    <Why question={say('web.access.grant.revoke')} open={errors[`reason-${grant}`] !== undefined}>
      <form method="post" action="/desk/grants/revoke" class="ov-stack-s">
        <input type="hidden" name="staff" value={staff.staffId} />
        <input type="hidden" name="grant" value={grant} />
        <TextField
          id={`reason-${grant}`}
          name="reason"
          label={say('web.access.grant.reason')}
          width="medium"
          maxLength={500}
          required
          {...errorAt(errors, `reason-${grant}`)}
        />
        <Button kind="danger">{say('web.access.grant.revoke')}</Button>
      </form>
    </Why>
  );
}

interface GiveProps {
  readonly visit: Visit;
  readonly staff: readonly Member[];
  readonly items: readonly { readonly value: string; readonly label: string }[];
  readonly errors: Errors;
}

function GiveForm({ visit, staff, items, errors }: GiveProps) {
  const { say } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.access.grant.give')}</Heading>
      <form method="post" action="/desk/grants" class="ov-stack">
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <SelectField
          id="staff"
          name="staff"
          label={say('web.access.grant.name')}
          options={staff
            .filter((one) => one.staffId !== visit.visitor.id)
            .map((one) => ({ value: one.staffId, label: `${one.name} · ${one.organ}` }))}
          value={field(visit, 'staff')}
          empty={say('web.choose')}
          required
          {...errorAt(errors, 'staff')}
        />
        <SelectField
          id="role"
          name="role"
          label={say('web.access.grant.role')}
          options={roles.map((role) => ({ value: role, label: say(`web.role.${role}`) }))}
          value={field(visit, 'role')}
          empty={say('web.choose')}
          required
          {...errorAt(errors, 'role')}
        />
        <SelectField
          id="item"
          name="item"
          label={say('web.access.grant.item')}
          hint={say('web.access.grant.item.hint')}
          options={items}
          value={field(visit, 'item')}
          empty={say('web.access.grant.item.all')}
        />
        <NumberField
          id="days"
          name="days"
          label={say('web.access.grant.days')}
          value={field(visit, 'days') || '365'}
          unit={say('web.access.days')}
          required
          {...errorAt(errors, 'days')}
        />
        <Button>{say('web.access.grant.give')}</Button>
      </form>
    </section>
  );
}

/** The longest that power is given at once: ten years. */
const longest = 3660;

/** Gives a role. Nobody and nothing is chosen beforehand: power is never given by a button that slipped. */
export async function giveGrant(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const [staff, role, days] = [field(visit, 'staff'), field(visit, 'role'), daysOf(visit, longest)];
  const errors = {
    ...(staff === '' ? { staff: say('web.error.field', mistake(visit, 'name')) } : {}),
    ...(role === '' ? { role: say('web.error.field', mistake(visit, 'role')) } : {}),
    ...(days === undefined ? { days: say('web.error.days', { limit: longest }) } : {}),
  };
  if (Object.keys(errors).length > 0) return await page(visit, errors);
  const item = field(visit, 'item').trim();
  const body = { staff, role, days, ...(item === '' ? {} : { item }) };
  const answer = await visit.client.send('POST', '/api/grants', body, field(visit, 'key') || visit.house.ids.next());
  return answer.ok ? { redirect: '/desk/grants' } : { problem: answer.problem };
}

const mistake = ({ say }: Visit, name: string) => ({
  field: say(`web.access.grant.${name}`),
  error: say('web.error.empty'),
});

/** Takes it back, at once. */
export async function revokeGrant(visit: Visit): Promise<PageResult> {
  const grant = field(visit, 'grant');
  if (field(visit, 'reason').trim() === '')
    return await page(visit, { [`reason-${grant}`]: visit.say('web.error.field', mistake(visit, 'reason')) });
  const answer = await visit.client.send(
    'POST',
    `/api/grants/${encodeURIComponent(grant)}/revoke`,
    { staff: field(visit, 'staff'), reason: field(visit, 'reason') },
    `revoke-${grant}`,
  );
  return answer.ok ? { redirect: '/desk/grants' } : { problem: answer.problem };
}
