/** One door for each command of `commands.ts` that is not internal. */
import {
  causeOf,
  doors,
  isRefusal,
  type Actor,
  type App,
  type Cause,
  type House,
  type Refusal,
} from '../../platform/index.ts';
import { commands, internal, type Command, type CommandName } from '../commands.ts';
import { permittedActions } from '../decide.ts';
import { takeFromBudget } from '../payments/budgets.ts';
import { acting, perform, readState } from '../perform.ts';
import { replanFor } from '../replan/preview.ts';
import * as shape from '../schema.ts';
import { takeHour } from '../slots/choose.ts';

/** How often a matter is planned again under somebody's hands. */
const tries = 5;

export function commandRoutes(app: App, house: House): void {
  for (const name of Object.keys(commands) as CommandName[]) if (!internal.has(name)) commandRoute(app, house, name);
}

function commandRoute(app: App, house: House, name: CommandName): void {
  doors(app).post(
    `/api/matters/:id/${name}`,
    { policy: `matters.${name}`, params: shape.IdParams, body: commands[name], reply: shape.Done },
    async (request) => {
      const { actor } = request;
      const { id } = request.params;
      const command = { name, body: request.body } as Command;
      const full = await takeBefore(house, actor, id, command);
      return full ?? (await planned(house, id, command, actor, causeOf(request)));
    },
  );
}

/** Whoever does something else in the matter while its plan is made again makes nobody's page stale: it is planned once more. */
async function planned(house: House, id: string, command: Command, actor: Actor, cause: Cause) {
  for (let n = 1; ; n += 1) {
    const replanned = await replanFor(house, id, command, actor);
    if (replanned && isRefusal(replanned)) return replanned;
    const done = await perform(house, id, command, actor, cause, replanned);
    if (!replanned || !isRefusal(done) || done.refused !== 'stale' || n === tries) return done;
  }
}

/** What lies in another shard and is taken before the command: money of a budget, a place in an hour. */
async function takeBefore(house: House, actor: Actor, id: string, command: Command): Promise<Refusal | undefined> {
  if (command.name === 'order-payment' && (await mayOrder(house, id, command.body, actor)))
    return await takeFromBudget(house, id, command.body.case);
  return command.name === 'book-visit' ? await takeHour(house, actor, id, command.body) : undefined;
}

/** Nothing is taken from a budget for an order that would be refused anyway, be it because the page was stale. */
async function mayOrder(house: House, id: string, body: { case: string; version: number }, actor: Actor) {
  const found = await readState(house.db, id);
  const actions = found ? permittedActions(found.state, acting(actor)) : [];
  return actions.some(
    (each) => each.command === 'order-payment' && each.case === body.case && each.version === body.version,
  );
}
