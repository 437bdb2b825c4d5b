/** What the keys of the work list do. The keys work only on this page, never while somebody types, and can be switched off (WCAG 2.1.4). */
import type { Visit } from '../../app/visit.ts';
import { DialogLink, Dialog } from '../../components/dialog/dialog.tsx';
import { Checkbox } from '../../components/choice/choice.tsx';

const keys = ['j', 'k', 'enter', 'x', 'slash', 'help'] as const;

/** The link and the dialog; without scripts neither keys nor dialog are there, and nothing is missing. */
export function KeyHelp({ visit }: { visit: Visit }) {
  const { say } = visit;
  return (
    <div class="ov-no-print" data-keys hidden>
      <DialogLink dialog="keys" href="#keys">
        {say('web.desk.keys')}
      </DialogLink>
      <Dialog id="keys" title={say('web.desk.keys')} close={say('web.desk.keys.close')}>
        <dl class="ov-summary-list">
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{say(`web.desk.key.${key}`)}</kbd>
              </dt>
              <dd>{say(`web.desk.key.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox id="keys-on" name="keys-on" value="true" checked>
          {say('web.desk.keys.on')}
        </Checkbox>
      </Dialog>
    </div>
  );
}
