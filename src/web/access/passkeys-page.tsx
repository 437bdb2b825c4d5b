/** My passkeys: make one, see them, take one away. The making happens in the browser; everything else works without. */
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { NoPasskeysHere } from './no-passkeys-here.tsx';

interface Passkeys {
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: string;
    readonly usedAt: string | null;
  }[];
  readonly isSteppedUp: boolean;
  readonly isDemanded: boolean;
}

/** The page. */
export async function passkeysPage(visit: Visit): Promise<PageResult> {
  const { say, lang } = visit;
  const answer = await visit.client.get<Passkeys>('/api/passkeys');
  if (!answer.ok) return { problem: answer.problem };
  const { passkeys, isDemanded } = answer.body;
  return {
    title: say('web.access.passkeys'),
    width: 'wide',
    islands: ['/assets/passkey.js'],
    body: (
      <>
        <PageTitle title={say('web.access.passkeys')} lead={say('web.access.passkeys.lead')} />
        {!isDemanded && <Notice title={say('web.access.passkeys.demo')} />}
        <NoPasskeysHere visit={visit} />
        <DataTable
          caption={say('web.access.passkeys.held')}
          columns={['name', 'created', 'used', 'remove'].map((key) => ({
            key,
            label: say(`web.access.passkey.${key}`),
          }))}
          rows={passkeys.map((one) => ({
            key: one.id,
            cells: {
              name: one.name,
              created: sayInstant(lang, one.createdAt),
              used: one.usedAt ? sayInstant(lang, one.usedAt) : '',
              remove: (
                <form data-passkey="remove" data-id={one.id}>
                  <Button kind="danger">{say('web.access.passkey.remove')}</Button>
                </form>
              ),
            },
          }))}
          empty={
            <EmptyState
              icon="person"
              title={say('web.access.passkeys.none')}
              text={say('web.access.passkeys.none.text')}
            />
          }
        />
        <form data-passkey="register">
          <TextField
            id="name"
            name="name"
            label={say('web.access.passkey.name')}
            hint={say('web.access.passkey.name.hint')}
            required
            maxLength={60}
          />
          <Button>{say('web.access.passkey.register')}</Button>
        </form>
        <p role="status" data-passkey-status />
      </>
    ),
  };
}
