/** Plays one side of one case of a claim: hands in and does every act through the routes, as the person whose work it is. */
import type { Catalogue } from '../../catalogue/index.ts';
import type { CaseState, Matters, MatterFact, MatterState } from '../../matters/index.ts';
import { slicePlan, type Contact, type Plan } from '../../planner/index.ts';
import { isRefusal, type Actor, type JsonValue } from '../../platform/index.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './acts.ts';
import { accounts } from './cast.ts';

/** What is played: a plan under a name that no other play has. */
export interface Part {
  readonly name: string;
  readonly plan: Plan;
  readonly catalogue: Catalogue;
}

/** A part in play. `act` gives undefined when the act is done, or why it cannot be done yet. */
export interface Player {
  act(act: Act): Promise<string | undefined>;
  streams(): Promise<readonly (readonly MatterFact[])[]>;
}

interface Place {
  readonly matter: string;
  readonly case: string;
}

const site = 'hall';

export function playerOf(stage: Stage, part: Part): Player {
  const { plan, catalogue } = part;
  const matters = stage.house.room<Matters>('matters');
  const places = new Map<string, Place>();
  const visits = new Map<string, string>();

  const stateOf = async (item: string): Promise<{ state: MatterState; one: CaseState } | undefined> => {
    const place = places.get(item);
    const state = place && (await matters.state(place.matter));
    const one = state?.cases[place?.case ?? ''];
    return state && one ? { state, one } : undefined;
  };

  async function handIn({ items, contact }: Act): Promise<string | undefined> {
    const slice = slicePlan(plan, new Set(items));
    const inPerson = contact?.channel === 'person' || contact?.channel === 'agent';
    const pickUp = slice.contacts.find((one) => one.kind === 'pick-up');
    const done = await matters.handInPlanned({
      actor: inPerson ? await actorOf(stage, accounts.clerk) : await actorOf(stage, accounts.applicant),
      plan: slice,
      catalogue,
      applicant: (await actorOf(stage, accounts.applicant)).id,
      body: {
        theme: slice.theme ?? null,
        answers: answersOf(slice),
        materials: await papersOf(stage, slice),
        channel: inPerson ? 'window' : 'online',
        site,
        delivery: pickUp ? wayOf(pickUp) : 'electronic',
        electronicService: true,
      },
      ...(inPerson && contact ? { window: contact.window } : {}),
      cause: `${part.name}:${items[0] ?? ''}`,
    });
    if (isRefusal(done)) return `${done.refused} ${JSON.stringify(done.detail ?? {})}`;
    await stage.settle();
    const state = await matters.state(done.matterId);
    for (const one of Object.values(state?.cases ?? {}))
      places.set(one.spec.item, { matter: done.matterId, case: one.spec.case });
    if (contact) visits.set(`${done.matterId} ${contact.presence}`, 'v1');
    return undefined;
  }

  async function send(account: string, item: string, command: string, body: object): Promise<string | undefined> {
    const place = places.get(item) as Place;
    const reply = await stage.send(account, 'POST', `/api/matters/${place.matter}/${command}`, body);
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
      site,
      purpose,
      window: contact.window,
      ...(known === undefined ? {} : { sameVisitAs: known }),
    });
    if (refused === undefined && known === undefined)
      visits.set(key, (await stateOf(item))?.state.ledger.visits.at(-1)?.visit ?? 'v1');
    return refused;
  }

  const onCase: {
    readonly [K in Act['do']]?: (
      act: Act,
      item: string,
      state: MatterState,
      one: CaseState,
    ) => Promise<string | undefined>;
  } = {
    accept: async (_act, item, _state, one) =>
      one.status === 'received'
        ? await send(accounts.examiner(one.spec.organ), item, 'accept-case', {
            case: one.spec.case,
            version: one.version,
          })
        : undefined,
    async schedule(act, item, state) {
      const tasks = openTasks(state, act, 'survey').filter((each) => !each.hot.scheduledAt);
      if (tasks.length === 0) return hasTask(state, act) ? 'no survey is open' : undefined;
      const at = new Date(stage.house.clock.now().getTime() + 60_000).toISOString();
      return await send(accounts.coordinator, item, 'schedule-survey', { tasks: tasks.map((each) => each.task), at });
    },
    async answer(act, item, _state, one) {
      const found = one.spec.tasks.find((spec) => isMeant(spec, act));
      const hot = found && one.tasks[found.task];
      if (!found || !hot || hot.state === 'done' || hot.state === 'dropped') return undefined;
      if (hot.state !== 'open') return `${item}: ${found.step} is not open`;
      const { command, body } = answerTo(found);
      return await send(accounts.examiner(found.organ), item, command, {
        task: found.task,
        version: hot.version,
        ...body,
      });
    },
    examine: (_act, item, _state, one) => onTask(item, one, 'examine', { opinion: 'grant', text: '符合条件' }),
    decide: (_act, item, _state, one) =>
      one.decision
        ? Promise.resolve(undefined)
        : onTask(item, one, 'decide', { effect: 'granted', reasons: '符合法定条件' }),
    async supply(act, item, state, one) {
      if (state.ledger.materials[act.need ?? '']) return undefined;
      const need = one.spec.needs.find((each) => each.need === act.need);
      if (!need) return undefined;
      const sha256 = await stage.upload(accounts.applicant, need.materials[0] ?? need.need);
      return await send(accounts.applicant, item, 'supply-material', { case: one.spec.case, need: need.need, sha256 });
    },
    async deliver(act, item, state, one) {
      if (one.status !== 'decided') return one.decision ? undefined : `${item} is not decided`;
      const contact = act.contact as Contact;
      const key = `${state.head.id} ${contact.presence}`;
      const known = visits.get(key);
      const way = wayOf(contact);
      const refused = await send(accounts.clerk, item, 'deliver-result', {
        case: one.spec.case,
        version: one.version,
        way,
        site,
        ...(way === 'window' ? { window: contact.window } : {}),
        ...(way === 'window' && known !== undefined ? { sameVisitAs: known } : {}),
      });
      if (refused === undefined && known === undefined && way === 'window')
        visits.set(key, (await stateOf(item))?.state.ledger.visits.at(-1)?.visit ?? 'v1');
      return refused;
    },
  };

  async function onTask(
    item: string,
    one: CaseState,
    kind: 'examine' | 'decide',
    body: object,
  ): Promise<string | undefined> {
    const spec = one.spec.tasks.find((each) => each.kind === kind);
    const hot = spec && one.tasks[spec.task];
    if (!spec || !hot || hot.state === 'done' || hot.state === 'dropped') return undefined;
    if (hot.state !== 'open') return `${item}: ${kind} is not open`;
    const account = kind === 'examine' ? accounts.examiner(spec.organ) : accounts.decider(spec.organ);
    return await send(account, item, kind === 'examine' ? 'examine' : 'decide-case', {
      task: spec.task,
      version: hot.version,
      ...body,
    });
  }

  return {
    async act(act) {
      if (act.do === 'hand-in') return await handIn(act);
      if (act.do === 'counter' || act.do === 'contact') return await counter(act);
      const item = act.items[0] as string;
      const found = await stateOf(item);
      if (!found) return `${item} is not handed in yet`;
      return await onCase[act.do]?.(act, item, found.state, found.one);
    },
    async streams() {
      const ids = [...new Set([...places.values()].map((place) => place.matter))];
      return await Promise.all(ids.map((id) => matters.facts(id)));
    },
  };
}

type Spec = CaseState['spec']['tasks'][number];

const isMeant = (spec: Spec, act: Act): boolean =>
  spec.kind !== 'examine' &&
  spec.kind !== 'decide' &&
  (spec.step === act.step || (spec.joint !== null && spec.joint === act.joint));

const hasTask = (state: MatterState, act: Act): boolean =>
  Object.values(state.cases).some(
    (one) =>
      act.items.includes(one.spec.item) &&
      one.spec.tasks.some((spec) => isMeant(spec, act) && one.tasks[spec.task]?.state === 'waiting'),
  );

/** Open tasks of this kind that the act means: its own, and those of the same joint work. */
function openTasks(state: MatterState, act: Act, kind: string) {
  return Object.values(state.cases).flatMap((one) =>
    one.spec.tasks.flatMap((spec) => {
      const hot = one.tasks[spec.task];
      const isOurs = spec.joint === null ? act.items.includes(one.spec.item) : true;
      return hot && hot.state === 'open' && spec.kind === kind && isOurs && isMeant(spec, act)
        ? [{ task: spec.task, hot }]
        : [];
    }),
  );
}

function answerTo(spec: Spec): { command: string; body: object } {
  if (spec.kind !== 'survey') return { command: 'record-step', body: { passed: true, note: '已完成，符合要求' } };
  return {
    command: 'record-survey',
    body: {
      staff: [
        { name: '核查员甲', card: `DEMO-${spec.organ}-1` },
        { name: '核查员乙', card: `DEMO-${spec.organ}-2` },
      ],
      checklist: spec.checklist.map((point) => ({ point: point.zh, fits: true })),
      findings: [],
      photographs: [],
      passed: true,
      concludedOnSite: true,
    },
  };
}

const wayOf = ({ channel }: Contact): 'window' | 'courier' | 'kiosk' | 'electronic' =>
  channel === 'person' ? 'window' : channel === 'courier' || channel === 'kiosk' ? channel : 'electronic';

/** What the form asks: what the plan knows, and something invented for the rest. */
function answersOf(plan: Plan): Record<string, JsonValue> {
  const fields = plan.forms.flatMap((form) => form.fields);
  return Object.fromEntries(fields.map((field) => [field.element, field.prefilled?.value ?? '示范']));
}

async function papersOf(stage: Stage, plan: Plan): Promise<{ need: string; sha256: string; material: string }[]> {
  const papers: { need: string; sha256: string; material: string }[] = [];
  for (const need of plan.needs) {
    const isBrought = need.chosen.kind === 'upload' || need.chosen.kind === 'original-at-window';
    if (!isBrought || need.relief) continue;
    papers.push({
      need: need.id,
      sha256: await stage.upload(accounts.applicant, need.material),
      material: need.material,
    });
  }
  return papers;
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
