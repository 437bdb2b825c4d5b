/** The plan made again for a command or for a look at what it would bring; only for who may see the matter. */
import { isRefusal, type Actor, type House, type JsonValue, type Refusal } from '../../platform/index.ts';
import { maySee } from '../access.ts';
import type { Command } from '../commands.ts';
import { acting, readState } from '../perform.ts';
import type { Preview, PreviewBody } from '../schema.ts';
import { replan } from './plan-again.ts';
import type { Different, Replanned } from '../decide/replan/replanned.ts';

/** The re-planning that a command needs; undefined for commands that need none. */
export async function replanFor(
  house: House,
  matterId: string,
  command: Command,
  actor: Actor,
): Promise<Replanned | Refusal | undefined> {
  const different = differentIn(command);
  if (!different) return undefined;
  const found = await readState(house.db, matterId);
  if (!found || maySee(found.state, acting(actor)) === 'none') return { refused: 'matter-not-found' };
  return await replan(house, matterId, different);
}

function differentIn({ name, body }: Command): Different | undefined {
  if (name === 'change-fact') return { facts: valuesOf(body.changes) };
  if (name === 'apply-catalogue') return { catalogue: body.catalogue, cause: body.cause };
  return undefined;
}

const valuesOf = (changes: readonly { element: string; value: unknown }[]): Record<string, JsonValue> =>
  Object.fromEntries(changes.map((one) => [one.element, one.value as JsonValue]));

/** What it would bring. Nothing is stored. */
export async function previewOf(
  house: House,
  actor: Actor,
  matterId: string,
  body: PreviewBody,
): Promise<Preview | Refusal> {
  const found = await readState(house.db, matterId);
  if (!found || maySee(found.state, acting(actor)) === 'none') return { refused: 'matter-not-found' };
  const different: Different =
    body.catalogue === undefined
      ? { facts: valuesOf(body.changes ?? []) }
      : { catalogue: body.catalogue, cause: body.cause ?? 'catalogue' };
  const made = await replan(house, matterId, different);
  if (isRefusal(made)) return made;
  const { changes, difference, stops, isBetter, visits, told } = made;
  const cases = found.state.cases;
  const name = (id: string) => cases[id]?.spec.name ?? { zh: id, en: id };
  const needs = Object.values(cases).flatMap((one) => one.spec.needs);
  return {
    added: changes.added.map((spec) => spec.name),
    dropped: changes.dropped.map(name),
    kept: changes.kept.map(name),
    asked: [
      ...changes.cases.flatMap((one) => one.needsAdded.map(({ need }) => need.name)),
      ...changes.added.flatMap((spec) => spec.needs.map((need) => need.name)),
    ],
    waived: changes.cases.flatMap((one) =>
      one.needsWaived.flatMap((id) => needs.find((need) => need.need === id)?.name ?? []),
    ),
    stops: stops.map((one) => ({ ...one })),
    isBetter,
    promised: { ...difference.promised },
    visits: { ...visits },
    told: told.map((one) => ({ ...one })),
  };
}
