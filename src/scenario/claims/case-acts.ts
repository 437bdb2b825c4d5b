/** Acts of one organ on one case, from the acceptance to the hand-over. */
import { legalDay } from '../../calendar/index.ts';
import type { CaseState, MatterState } from '../../matters/index.ts';
import type { Contact } from '../../planner/index.ts';
import type { Act } from './acts.ts';
import { accounts } from './cast.ts';
import { hall, isMeant, wayOf, type Doing, type Hands } from './hands.ts';

/** The command that answers a task of this kind. */
const commandOf = { examine: 'examine', decide: 'decide-case', convert: 'convert-result' } as const;

/** The task that another system decides, where the case has one. */
const above = (one: CaseState) => one.spec.tasks.find((each) => each.kind === 'external');

/** The acts by name. */
export function caseActs({ stage, send, stateOf, visits }: Hands): { readonly [K in Act['do']]?: Doing } {
  async function onTask(
    item: string,
    one: CaseState,
    kind: keyof typeof commandOf,
    body: object,
  ): Promise<string | undefined> {
    const spec = one.spec.tasks.find((each) => each.kind === kind);
    const hot = spec && one.tasks[spec.task];
    if (!spec || !hot || hot.state === 'done' || hot.state === 'dropped') return undefined;
    if (hot.state !== 'open') return `${item}: ${kind} is not open`;
    const account = kind === 'examine' ? accounts.examiner(spec.organ) : accounts.decider(spec.organ);
    return await send(account, item, commandOf[kind], {
      task: spec.task,
      version: hot.version,
      ...body,
    });
  }

  /** The coordinator goes along with the papers to whoever decides above (帮办报批). */
  async function assisted(item: string, one: CaseState): Promise<string | undefined> {
    const spec = above(one);
    const hot = one.tasks[spec?.task ?? ''];
    if (!spec || hot?.state !== 'open') return `${item}: nothing goes above yet`;
    const submittedOn = legalDay(stage.house.clock.now());
    const body = { task: spec.task, version: hot.version, submittedOn };
    return await send(accounts.coordinator, item, 'assist-submission', body);
  }

  /** The result of another system is entered by hand, its number typed twice. */
  async function answeredAbove(item: string, one: CaseState): Promise<string | undefined> {
    const spec = above(one);
    if (!spec || one.tasks[spec.task]?.state !== 'open') return `${item}: nothing was asked above`;
    const serial = `示范〔2026〕${one.number.slice(-4)}号`;
    const result = { serial, serialAgain: serial, effect: 'granted', by: 're-entry', number: serial };
    return await send(accounts.examiner(spec.organ), item, 'record-external-result', { task: spec.task, ...result });
  }

  return {
    accept: async (_act, item, _state, one) =>
      above(one)
        ? await assisted(item, one)
        : one.status === 'received'
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
      one.decision || one.ahead
        ? Promise.resolve(undefined)
        : above(one)
          ? answeredAbove(item, one)
          : onTask(item, one, 'decide', { effect: 'granted', reasons: '符合法定条件' }),
    convert: (_act, item, _state, one) =>
      one.decision
        ? Promise.resolve(undefined)
        : one.ahead
          ? onTask(item, one, 'convert', { verdict: 'no-effect' })
          : Promise.resolve(`${item}: nothing to convert yet`),
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
        site: hall,
        ...(way === 'window' ? { window: contact.window } : {}),
        ...(way === 'window' && known !== undefined ? { sameVisitAs: known } : {}),
      });
      if (refused === undefined && known === undefined && way === 'window')
        visits.set(key, (await stateOf(item))?.state.ledger.visits.at(-1)?.visit ?? 'v1');
      return refused;
    },
  };
}

type Spec = CaseState['spec']['tasks'][number];

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
