/**
 * A change of the catalogue on its way through the running matters of a cell: a batch, then the next one by a timer of its own, so that the
 * relay answers everything else in between. Killed anywhere it goes on after the last batch; a matter is moved and told once. The rule alone sees
 * to that: on the edition that it has, nothing is different, and nothing different is nothing told. That a moved matter is not found again spares
 * planning it; its key, which every command has, spares two walkers at once the work. Either of the two, and both, can fail without a second notice.
 */
import {
  isRefusal,
  type Actor,
  type House,
  type Refusal,
  type TimerEvent,
  type TimerHandler,
} from '../../platform/index.ts';
import { houseCause, perform } from '../perform.ts';
import { replan } from '../replan/plan-again.ts';
import { noteRefused } from './outcome.ts';
import * as store from './store.ts';

/** The timer of a batch, and in the office where the act was recorded the one that begins the walk in every cell. */
const catalogueTimer = 'matters.apply-catalogue';
/** How many matters one turn of the relay moves. */
const batch = 20;
/** How often a matter is planned again when somebody acts in it meanwhile. */
const tries = 5;

/** Stream name of the batch after a matter; no matter has it. An id of a change has no `/`. */
const timerStream = (change: string, after = ''): string => `catalogue-change/${change}/${after}`;

/** Arms the begin, in the transaction that records the act. */
export const armChange = (
  tx: Pick<Parameters<Parameters<House['db']['command']>[1]>[0], 'timer' | 'now'>,
  change: string,
): void => tx.timer(timerStream(change), catalogueTimer, tx.now);

export const catalogueWalk: TimerHandler = {
  name: catalogueTimer,
  async fire(event, house) {
    const [, change = '', after = ''] = event.stream.split('/');
    if (event.group === 'office') await beginEverywhere(house, change);
    else await moveBatch(house, event, change, after);
  },
};

async function beginEverywhere(house: House, change: string): Promise<void> {
  for (const cell of house.shards.cell) {
    const begun = await house.db.command(
      { group: 'cell', key: cell, ...houseCause(`catalogue-begin:${change}`) },
      async (tx) => {
        await tx.query(store.beginWalk, [cell, change]);
        armChange(tx, change);
        return null;
      },
    );
    if (isRefusal(begun)) throw new Error(begun.refused);
  }
}

async function moveBatch(house: House, { key: cell }: TimerEvent, change: string, after: string): Promise<void> {
  const [row] = await house.db.read<store.ChangeRow>(store.getChange, [change]);
  if (!row) throw new Error(`no such change of the catalogue: ${change}`);
  const found = await house.db.read<{ matter_id: string }>(store.runningOn, [cell, row.older, after, batch]);
  for (const { matter_id: id } of found) await moveMatter(house, row, cell, id);
  const last = found.length < batch ? undefined : found.at(-1)?.matter_id;
  const noted = await house.db.command(
    { group: 'cell', key: cell, ...houseCause(`catalogue-batch:${change}:${after}`) },
    async (tx) => {
      await tx.query(store.moveWalk, [
        cell,
        change,
        found.at(-1)?.matter_id ?? after,
        last === undefined ? tx.now : null,
      ]);
      if (last !== undefined) tx.timer(timerStream(change, last), catalogueTimer, tx.now);
      return null;
    },
  );
  if (isRefusal(noted)) throw new Error(noted.refused);
}

/** One matter: moved with its own facts and notice, or noted with the reason why not. Neither holds up the others. */
async function moveMatter(house: House, row: store.ChangeRow, cell: number, id: string): Promise<void> {
  const refusal = await movedOrNot(house, row, id);
  if (!refusal) return;
  if (refusal.refused === 'database-unavailable') throw new Error(refusal.refused);
  if (refusal.refused === 'matter-complete' || refusal.refused === 'matter-not-found') return;
  const noted = await house.db.command(
    { group: 'cell', key: cell, ...houseCause(`catalogue-refused:${row.change_id}:${id}`) },
    async (tx) => {
      await noteRefused(tx, row.change_id, id, refusal.refused);
      return null;
    },
  );
  if (isRefusal(noted)) throw new Error(noted.refused);
}

async function movedOrNot(house: House, row: store.ChangeRow, id: string): Promise<Refusal | undefined> {
  const { change_id: change, catalogue, cause, reasons, basis } = row;
  const body = { catalogue, cause, reasons, basis: basis.map((one) => ({ ...one })) };
  for (let n = 1; ; n += 1) {
    const made = await replan(house, id, { catalogue, cause });
    if (isRefusal(made)) return made;
    const command = { name: 'apply-catalogue', body } as const;
    const key = houseCause(`catalogue:${change}:${id}`);
    const done = await perform(house, id, command, orderedBy(row), key, { ...made, change });
    if (!isRefusal(done)) return undefined;
    if (done.refused !== 'stale' || n === tries) return done;
  }
}

/** Who ordered it stands in the facts of every matter; they held the role when they did. */
const orderedBy = ({ actor, organ }: store.ChangeRow): Actor => ({
  kind: 'staff',
  id: actor,
  roles: ['coordinator'],
  ...(organ === null ? {} : { organ }),
});
