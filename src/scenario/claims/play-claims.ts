/** Plays claims on one timeline: every case of every claim once the old way and once reformed, each from its own first day. */
import { mainlandCalendar } from '../../calendar/index.ts';
import { draftVersion, moveVersion, type Catalogue, type Mechanism } from '../../catalogue/index.ts';
import {
  counted,
  deriveBaseline,
  derivePlan,
  figuresOf,
  figureUntil,
  instantOfMoment,
  momentOf,
  type Plan,
} from '../../planner/index.ts';
import { isRefusal, type House } from '../../platform/index.ts';
import { loadPeople } from '../../people/index.ts';
import type { MatterFact } from '../../matters/index.ts';
import type { Stage } from '../stage.ts';
import { mechanismsToTry } from './ablation.ts';
import type { Act } from './acts.ts';
import { castOf } from './cast.ts';
import type { ClaimFile } from './claim-file.ts';
import { conducted, type Conduct } from './conduct.ts';
import { countedOf, type Counted } from './figures.ts';
import type { Played, Side } from './played.ts';
import { playerOf, type Player } from './player.ts';

/** One play. Cases whose way is the same to the letter share it: the old way does not change with the mechanisms that a case leaves out. */
interface Role {
  readonly as: Pick<Played, 'claim' | 'case' | 'side' | 'without'>[];
  readonly file: ClaimFile;
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly conduct: Conduct | undefined;
  readonly player: Player;
  readonly waiting: { act: Act; why: string }[];
}

/** Publishes the small catalogues and enters the cast; the first start of a house of claims. */
export async function prepare(house: House, claims: readonly ClaimFile[]): Promise<void> {
  const catalogues = claims.flatMap((one) => (one.before ? [one.before, one.catalogue] : [one.catalogue]));
  const { people, offices } = castOf(catalogues);
  await loadPeople(house, people, offices);
  for (const catalogue of catalogues) {
    const drafted = await draftVersion(house, catalogue, 'editor-one');
    if (isRefusal(drafted)) throw new Error(drafted.refused);
    for (const state of ['reviewed', 'published'] as const) {
      const moved = await moveVersion(house, drafted.hash, state, 'editor-two');
      if (isRefusal(moved))
        throw new Error(`${catalogue.district.id}: ${moved.refused} ${JSON.stringify(moved.detail ?? {})}`);
    }
  }
}

/** When the first of the claims begins. */
export function firstDay(claims: readonly ClaimFile[]): string {
  return claims.flatMap((one) => [...one.inputs.values()].map((input) => input.today)).toSorted()[0] ?? '2026-03-02';
}

/** Plays them all; the stage's clock stands at the first day. `told` hears of progress. */
export async function playClaims(
  stage: Stage,
  claims: readonly ClaimFile[],
  told: (line: string) => void = () => undefined,
): Promise<readonly Played[]> {
  const roles = claims.flatMap((file) => rolesOf(stage, file));
  const timeline = roles
    .flatMap((role) =>
      conducted(role.plan, role.as[0]?.side === 'optimised', role.conduct).map((act) => ({
        role,
        act,
        at: instantOf(role, act),
      })),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  told(`${roles.length} plays, ${timeline.length} acts`);
  const left = new Map(claims.map((one) => [one.id, timeline.filter(({ role }) => role.file === one).length]));
  for (let i = 0; i < timeline.length; ) {
    const at = timeline[i]?.at ?? '';
    await stage.passTo(new Date(at));
    const touched = new Set<Role>();
    for (; timeline[i]?.at === at; i += 1) {
      const { role, act } = timeline[i] as (typeof timeline)[number];
      role.waiting.push({ act, why: '' });
      touched.add(role);
      left.set(role.file.id, (left.get(role.file.id) ?? 0) - 1);
    }
    await together(stage, [...touched]);
    for (const [id, acts] of left)
      if (acts === 0 && left.delete(id)) told(`${id} has been played, ${left.size} to go (${at.slice(0, 10)})`);
  }
  await together(stage, roles);
  return (await Promise.all(roles.map(resultsOf))).flat();
}

/** How many plays act side by side: they share nothing but the house. */
const abreast = 8;

/** Everybody does what can be done, then what follows happens, until nothing more can be done at this moment; the rest waits for the next one. */
async function together(stage: Stage, roles: readonly Role[]): Promise<void> {
  for (let moving = roles; moving.length > 0; ) {
    const queue = moving.filter((role) => role.waiting.length > 0);
    const moved: Role[] = [];
    const work = async (): Promise<void> => {
      for (let role = queue.shift(); role; role = queue.shift()) if (await tryAll(role)) moved.push(role);
    };
    await Promise.all(Array.from({ length: abreast }, work));
    if (moved.length > 0) await stage.settle();
    moving = moved;
  }
}

function rolesOf(stage: Stage, file: ClaimFile): readonly Role[] {
  const roles = new Map<string, Role>();
  for (const [id, input] of file.inputs) {
    const play = (side: Side, plan: Plan, without?: Mechanism): void => {
      const as = { claim: file.id, case: id, side, ...(without === undefined ? {} : { without }) };
      const conduct = file.conduct?.[id];
      const same = JSON.stringify([side, conduct, plan]);
      const known = roles.get(same);
      if (known) return void known.as.push(as);
      const catalogue = side === 'baseline' ? (file.before ?? file.catalogue) : file.catalogue;
      const name = Object.values(as).join('/');
      const player = playerOf(stage, { name, plan, catalogue });
      roles.set(same, { as: [as], file, plan, catalogue, conduct, player, waiting: [] });
    };
    const reformed = derivePlan(file.catalogue, input, mainlandCalendar);
    play('baseline', deriveBaseline(file.before ?? file.catalogue, input, mainlandCalendar));
    play('optimised', reformed);
    for (const one of mechanismsToTry(reformed)) {
      const off = { ...input, without: [...(input.without ?? []), one] };
      play('optimised', derivePlan(file.catalogue, off, mainlandCalendar), one);
    }
  }
  return [...roles.values()];
}

/** What is due at the very first moment is done at opening time, not at the closing of the day before. */
function instantOf({ plan }: Pick<Role, 'plan'>, { at, edge }: Act): string {
  const opening = momentOf(`${plan.today}T01:00:00.000Z`);
  return instantOfMoment(Math.max(at, opening), at <= opening ? 'begin' : edge);
}

/** Tries what is due until nothing more can be done; gives whether anything was. */
async function tryAll({ waiting, player }: Role): Promise<boolean> {
  let hasMoved = false;
  player.lookAgain();
  for (let isMoving = true; isMoving && waiting.length > 0; ) {
    isMoving = false;
    for (const one of waiting.splice(0)) {
      const why = await player.act(one.act);
      if (why === undefined) isMoving = true;
      else waiting.push({ act: one.act, why });
    }
    hasMoved ||= isMoving;
  }
  return hasMoved;
}

async function resultsOf({ player, plan, catalogue, file, waiting, as }: Role): Promise<readonly Played[]> {
  const streams = await player.streams();
  const asked = plan.forms.flatMap((form) => form.fields.flatMap((field) => (field.prefilled ? [] : [field.element])));
  const result = {
    predicted: predictedOf(file, catalogue, plan),
    measured: countedOf(streams, {
      catalogue,
      answers: asked,
      ...(file.until?.items ? { until: file.until.items } : {}),
    }),
    stuck: [...waiting.map((one) => one.why), ...unfinished(streams)],
    facts: streams.reduce((sum, facts) => sum + facts.length, 0),
  };
  return as.map((one) => ({ ...one, ...result }));
}

/** What the plan says, in the same words. */
function predictedOf(file: ClaimFile, catalogue: Catalogue, plan: Plan): Counted {
  const figures: Readonly<Record<string, unknown>> = { ...figuresOf(catalogue, plan) };
  return (name) => {
    if (name.startsWith('count.')) return counted(plan, name.slice('count.'.length));
    const value = figureUntil(file, plan, name, mainlandCalendar) ?? figures[name];
    return typeof value === 'number' ? value : undefined;
  };
}

/** What the planner says of one case of a claim, without any house; undefined where the claim has no such case. */
export function predictedFor(file: ClaimFile, id: string, side: Side): Counted | undefined {
  const input = file.inputs.get(id);
  if (!input) return undefined;
  const catalogue = side === 'baseline' ? (file.before ?? file.catalogue) : file.catalogue;
  const derive = side === 'baseline' ? deriveBaseline : derivePlan;
  return predictedOf(file, catalogue, derive(catalogue, input, mainlandCalendar));
}

/** A matter that has not come to its end: what was measured is no whole way. */
const unfinished = (streams: readonly (readonly MatterFact[])[]): readonly string[] =>
  streams.flatMap((facts) => {
    const items = facts.flatMap((fact) => (fact.name === 'case-opened' ? [fact.data.spec.item] : []));
    return facts.some((fact) => fact.name === 'matter-completed')
      ? []
      : [`the matter of ${items.join(', ')} is not complete`];
  });
