/** Plays claims on one timeline: every case of every claim once the old way and once reformed, each from its own first day. */
import { mainlandCalendar } from '../../calendar/index.ts';
import { draftVersion, moveVersion } from '../../catalogue/index.ts';
import {
  deriveBaseline,
  derivePlan,
  figuresOf,
  instantOfMoment,
  momentOf,
  type Figures,
  type Plan,
} from '../../planner/index.ts';
import { isRefusal, type House } from '../../platform/index.ts';
import { loadPeople } from '../../people/index.ts';
import type { Stage } from '../stage.ts';
import { actsOf, type Act } from './acts.ts';
import { castOf } from './cast.ts';
import type { ClaimFile } from './claim-file.ts';
import { countedOf, type Counted } from './figures.ts';
import { playerOf, type Player } from './player.ts';

export type Side = 'baseline' | 'optimised';

/** One side of one case, predicted and measured. `stuck` are acts that never became possible; then nothing was measured to the end. */
export interface Played {
  readonly claim: string;
  readonly case: string;
  readonly side: Side;
  readonly predicted: Figures;
  readonly measured: Counted;
  readonly stuck: readonly string[];
  readonly facts: number;
}

interface Role extends Omit<Played, 'measured' | 'facts' | 'stuck' | 'predicted'> {
  readonly file: ClaimFile;
  readonly plan: Plan;
  readonly player: Player;
  readonly waiting: { act: Act; why: string }[];
}

/** Publishes the small catalogues and enters the cast; the first start of a house of claims. */
export async function prepare(house: House, claims: readonly ClaimFile[]): Promise<void> {
  const { people, offices } = castOf(claims.map((one) => one.catalogue));
  await loadPeople(house, people, offices);
  for (const { catalogue } of claims) {
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
    .flatMap((role) => actsOf(role.plan).map((act) => ({ role, act, at: instantOf(role, act) })))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  told(`${roles.length} plays, ${timeline.length} acts`);
  for (let i = 0; i < timeline.length; ) {
    const at = timeline[i]?.at ?? '';
    await stage.passTo(new Date(at));
    const touched = new Set<Role>();
    for (; timeline[i]?.at === at; i += 1) {
      const { role, act } = timeline[i] as (typeof timeline)[number];
      role.waiting.push({ act, why: '' });
      touched.add(role);
    }
    for (const role of touched) await tryAll(role);
  }
  for (const role of roles) if (role.waiting.length > 0) await tryAll(role);
  return await Promise.all(roles.map(resultOf));
}

function rolesOf(stage: Stage, file: ClaimFile): readonly Role[] {
  return [...file.inputs].flatMap(([id, input]) =>
    (['baseline', 'optimised'] as const).map((side): Role => {
      const plan =
        side === 'baseline'
          ? deriveBaseline(file.catalogue, input, mainlandCalendar)
          : derivePlan(file.catalogue, input, mainlandCalendar);
      const name = `${file.id}/${id}/${side}`;
      return {
        claim: file.id,
        case: id,
        side,
        file,
        plan,
        player: playerOf(stage, { name, plan, catalogue: file.catalogue }),
        waiting: [],
      };
    }),
  );
}

/** What is due at the very first moment is done at opening time, not at the closing of the day before. */
function instantOf({ plan }: Role, { at, edge }: Act): string {
  const opening = momentOf(`${plan.today}T01:00:00.000Z`);
  return instantOfMoment(Math.max(at, opening), at <= opening ? 'begin' : edge);
}

/** Tries what is due until nothing more can be done at this moment; the rest waits for the next one. */
async function tryAll({ waiting, player }: Role): Promise<void> {
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const one of waiting.splice(0)) {
      const why = await player.act(one.act);
      if (why === undefined) isMoving = true;
      else waiting.push({ act: one.act, why });
    }
    if (waiting.length === 0) return;
  }
}

async function resultOf(role: Role): Promise<Played> {
  const streams = await role.player.streams();
  const asked = role.plan.forms.flatMap((form) =>
    form.fields.flatMap((field) => (field.prefilled ? [] : [field.element])),
  );
  return {
    claim: role.claim,
    case: role.case,
    side: role.side,
    predicted: figuresOf(role.file.catalogue, role.plan),
    measured: countedOf(streams, role.file.catalogue, asked),
    stuck: role.waiting.map((one) => one.why),
    facts: streams.reduce((sum, facts) => sum + facts.length, 0),
  };
}
