/** Plays one side of one case of a claim: hands in and does every act through the routes, as the person whose work it is. */
import type { CaseState, Matters, MatterFact, MatterState } from '../../matters/index.ts';
import { slicePlan, type Contact, type Need, type Plan } from '../../planner/index.ts';
import { causesOfHouse, isRefusal, type Actor, type JsonValue } from '../../platform/index.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './acts.ts';
import { afterwardsActs } from './afterwards-acts.ts';
import { caseActs } from './case-acts.ts';
import { accounts } from './cast.ts';
import { hall, wayOf, type Hands, type Part } from './hands.ts';
import { togetherActs } from './together-acts.ts';

/** A part in play. `act` gives undefined when the act is done, or why it cannot be done yet. */
export interface Player {
  act(act: Act): Promise<string | undefined>;
  /** Something may have followed since: what was read is read again. */
  lookAgain(): void;
  streams(): Promise<readonly (readonly MatterFact[])[]>;
}

interface Place {
  readonly matter: string;
  readonly case: string;
}

const causeOfClaim = causesOfHouse('claims');

const isHandedOver = (one: CaseState | undefined): boolean => one?.status === 'delivered' || one?.status === 'closed';

export function playerOf(stage: Stage, part: Part): Player {
  const { plan, catalogue } = part;
  const matters = stage.house.room<Matters>('matters');
  const places = new Map<string, Place>();
  const visits = new Map<string, string>();
  const joints = new Map<string, string>();
  const given: GivenBefore = new Map();

  const seen = new Map<string, MatterState>();
  const stateOf = async (item: string): Promise<{ state: MatterState; one: CaseState } | undefined> => {
    const place = places.get(item);
    const state = place && (seen.get(place.matter) ?? (await matters.state(place.matter)));
    if (place && state) seen.set(place.matter, state);
    const one = state?.cases[place?.case ?? ''];
    return state && one ? { state, one } : undefined;
  };

  async function handIn({ items, contact }: Act): Promise<string | undefined> {
    const whole = slicePlan(plan, new Set(items));
    const { needs, brought, earlier } = await papersOf(stage, whole, given);
    const slice = { ...whole, needs };
    const inPerson = contact?.channel === 'person' || contact?.channel === 'agent';
    const pickUp = slice.contacts.find((one) => one.kind === 'pick-up');
    const done = await matters.handInPlanned(
      {
        actor: inPerson ? await actorOf(stage, accounts.clerk) : await actorOf(stage, accounts.applicant),
        plan: slice,
        catalogue,
        applicant: (await actorOf(stage, accounts.applicant)).id,
        body: {
          theme: slice.theme ?? null,
          answers: answersOf(slice),
          materials: brought.map(({ need, sha256, material }) => ({ need, sha256, material })),
          channel: inPerson ? 'window' : 'online',
          site: hall,
          delivery: pickUp ? wayOf(pickUp) : 'electronic',
          electronicService: true,
        },
        ...(inPerson && contact ? { window: contact.window } : {}),
        known: { earlierFilings: earlier },
      },
      causeOfClaim(`${part.name}:${items[0] ?? ''}`),
    );
    if (isRefusal(done)) return `hand-in ${items[0] ?? ''}: ${done.refused} ${JSON.stringify(done.detail ?? {})}`;
    for (const { paper, sha256, material } of brought)
      given.set(paper, { material, sha256, matter: done.matterId, on: done.receivedAt.slice(0, 10) });
    const state = await matters.state(done.matterId);
    for (const one of Object.values(state?.cases ?? {}))
      places.set(one.spec.item, { matter: done.matterId, case: one.spec.case });
    if (contact) visits.set(`${done.matterId} ${contact.presence}`, 'v1');
    return await sign(items[0] ?? '', state);
  }

  /** Every promise is signed by the applicant, in person, in the wording that was agreed. */
  async function sign(item: string, state: MatterState | undefined): Promise<string | undefined> {
    for (const [relief, { promise, textVersion, signedBy }] of Object.entries(state?.ledger.reliefs ?? {})) {
      if (!promise || signedBy !== undefined) continue;
      const body = { relief, textVersion, capacity: 'in-person' };
      const refused = await send(accounts.applicant, item, 'sign-commitment', body);
      if (refused !== undefined) throw new Error(refused);
    }
    return undefined;
  }

  async function send(account: string, item: string, command: string, body: object): Promise<string | undefined> {
    const place = places.get(item) as Place;
    seen.delete(place.matter);
    const reply = await stage.ask(account, 'POST', `/api/matters/${place.matter}/${command}`, body);
    if (reply.status < 400) return undefined;
    const { code, detail } = reply.body as { code?: string; detail?: unknown };
    return `${command} ${item}: ${code ?? reply.status} ${JSON.stringify(detail ?? '')}`;
  }

  /** A visit that is recorded already under this presence, or a new one. */
  async function counter(act: Act): Promise<string | undefined> {
    const contact = act.contact as Contact;
    const item = contact.items.find((id) => places.has(id));
    if (item === undefined) return 'not handed in yet';
    const key = `${places.get(item)?.matter ?? ''} ${contact.presence}`;
    const known = visits.get(key);
    const purpose = act.do === 'counter' || contact.kind === 'hand-in' ? 'hand-in' : contact.kind;
    const refused = await send(accounts.clerk, item, 'record-visit', {
      site: hall,
      purpose,
      window: contact.window,
      ...(known === undefined ? {} : { sameVisitAs: known }),
    });
    if (refused === undefined && known === undefined)
      visits.set(key, (await stateOf(item))?.state.ledger.visits.at(-1)?.visit ?? 'v1');
    return refused;
  }

  const hands: Hands = { stage, send, stateOf, visits, joints };
  const doings = { ...caseActs(hands), ...togetherActs(hands), ...afterwardsActs(hands) };

  return {
    lookAgain: () => seen.clear(),
    async act(act) {
      // Inside one matter the engine itself holds back what may not begin; between matters the applicant brings the result along.
      const own = places.get(act.items[0] ?? '')?.matter;
      for (const id of act.after)
        if ((own === undefined || places.get(id)?.matter !== own) && !isHandedOver((await stateOf(id))?.one))
          return `${act.do} ${act.items[0] ?? ''}: ${id} is not handed over yet`;
      if (act.do === 'hand-in') return await handIn(act);
      if (act.do === 'counter' || act.do === 'contact') return await counter(act);
      const item = act.items[0] as string;
      const found = await stateOf(item);
      if (!found) return `${item} is not handed in yet`;
      return await doings[act.do]?.(act, item, found.state, found.one);
    },
    async streams() {
      const ids = [...new Set([...places.values()].map((place) => place.matter))];
      return await Promise.all(ids.map((id) => matters.facts(id)));
    },
  };
}

/** What the form asks: what the plan knows, and something invented for the rest. */
function answersOf(plan: Plan): Record<string, JsonValue> {
  const fields = plan.forms.flatMap((form) => form.fields);
  return Object.fromEntries(fields.map((field) => [field.element, field.prefilled?.value ?? '示范']));
}

interface Filing {
  readonly material: string;
  readonly sha256: string;
  readonly matter: string;
  readonly on: string;
}
type GivenBefore = Map<string, Filing>;

/** One paper for each line of each set of the plan; what an earlier matter of the same affair has is not handed in again. */
async function papersOf(stage: Stage, plan: Plan, given: GivenBefore) {
  const brought: { need: string; sha256: string; material: string; paper: string }[] = [];
  const earlier = new Map<string, Filing>();
  const needs: Need[] = [];
  for (const need of plan.needs) {
    const set = plan.documentSets.find((one) => one.items.includes(need.item))?.id ?? need.item;
    const paper = `${set} ${need.line}`;
    const before = given.get(paper);
    const isBrought = (need.chosen.kind === 'upload' || need.chosen.kind === 'original-at-window') && !need.relief;
    if (isBrought && before) earlier.set(paper, before);
    else if (isBrought)
      brought.push({
        need: need.id,
        sha256: await stage.upload(accounts.applicant, paper),
        material: need.material,
        paper,
      });
    needs.push(isBrought && before ? { ...need, chosen: { kind: 'earlier-filing', effort: 0 } } : need);
  }
  return { needs, brought, earlier: [...earlier.values()] };
}

const actors = new WeakMap<object, Map<string, Actor>>();

/** The actor behind an account, as the house would know them from their session. */
async function actorOf(stage: Stage, account: string): Promise<Actor> {
  const known = actors.get(stage) ?? new Map<string, Actor>();
  actors.set(stage, known);
  const found = known.get(account) ?? (await stage.whoIs(account));
  known.set(account, found);
  return found;
}
