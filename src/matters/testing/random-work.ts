/** Random people at work on a random matter: mostly what the page offers them, sometimes what it does not, on any day. */
import fc from 'fast-check';
import { legalDay } from '../../calendar/index.ts';
import { mainlandCalendar } from '../../calendar/index.ts';
import { permittedActions, type PermittedAction } from '../decide.ts';
import { defectiveSoFar } from '../decide/intake/defects.ts';
import type { Acting } from '../access.ts';
import type { CommandName } from '../commands.ts';
import type { CaseSpec } from '../facts/opening.ts';
import { jointBody } from './random-joint-bodies.ts';
import { registerOf } from './powers.ts';
import { replannedBy } from './random-replan.ts';
import {
  applicant,
  approver,
  bothRoles,
  clerk,
  coordinator,
  inspector,
  need,
  plainTasks,
  reviewer,
  sha,
  spec,
  staffOf,
  stranger,
  system,
  task,
  World,
  type Options,
} from './world.ts';

/** One thing that somebody tries. */
interface Try {
  readonly actor: number;
  readonly pick: number;
  readonly wild: boolean;
  readonly days: number;
  readonly param: number;
  /** Somebody with dated power in place of one of the crew: agent, deputy, cover, clerk of another site; 5: a task is given to who is away. */
  readonly held?: number;
}

export interface Play {
  readonly cases: readonly number[];
  readonly isPaper: boolean;
  readonly isIncomplete: boolean;
  readonly tries: readonly Try[];
  /** After how many days a mandate, a lent power and an absence end. */
  readonly ends?: readonly number[];
}

const one = fc.record({
  actor: fc.nat(100),
  pick: fc.nat(1000),
  wild: fc.nat(4).map((n) => n === 0),
  days: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4, max: 40 }) },
  ),
  param: fc.nat(1000),
});

/** A matter of one to three cases and up to `steps` attempts. */
export const plays = (steps = 60): fc.Arbitrary<Play> =>
  fc.record({
    cases: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }),
    isPaper: fc.nat(4).map((n) => n === 0),
    isIncomplete: fc.boolean(),
    tries: fc.array(one, { minLength: steps / 2, maxLength: steps }),
  });

/** Short matters in which every other attempt is made by somebody whose power ends some day. */
export const datedPlays = (steps = 60): fc.Arbitrary<Play> =>
  fc
    .record({
      play: plays(steps),
      cases: fc.array(fc.constantFrom(0, 1, 1, 5), { minLength: 1, maxLength: 2 }),
      ends: fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }),
      held: fc.array(fc.nat(9), { minLength: steps, maxLength: steps }),
    })
    .map(({ play, cases, ends, held }) => ({
      ...play,
      cases,
      ends,
      tries: play.tries.map((one, index) => ({ ...one, held: (held[index] as number) % 6 })),
    }));

/** Kinds of cases that a matter mixes. */
function specOf(kind: number, id: string, others: readonly string[]): CaseSpec {
  const [first] = others;
  if (kind === 1) return spec(id, { tasks: plainTasks(id), outputs: [`licence-${id}`] });
  if (kind === 2)
    return spec(id, {
      tasks: spec(id).tasks.map((each) => (each.kind === 'survey' ? { ...each, joint: 'j:site' } : each)),
      deemedConsent: true,
    });
  if (kind === 3)
    return spec(id, { decidedIn: { system: 'registration', by: 'api' }, tasks: [task(`${id}.external`, 'external')] });
  if (kind === 4 && first !== undefined) {
    const tasks = plainTasks(id).map((each) =>
      each.kind === 'decide' ? { ...each, waits: [...each.waits, { case: first }] } : each,
    );
    return spec(id, { tasks, waits: [{ case: first, gate: 'decision' }] });
  }
  if (kind === 5)
    return spec(id, {
      variant: 'committed',
      review: 'one',
      tasks: [task(`${id}.decide`, 'decide')],
      needs: [
        need(`${id}-form`),
        need(`${id}-late`, {
          gate: 'issue',
          key: false,
          relief: { mechanism: 'tolerate', due: { n: 5, unit: 'wd' }, basis: [] },
        }),
      ],
      commitment: {
        check: { n: 20, unit: 'wd' },
        text: { zh: '核查', en: 'check' },
        breach: 'handling-task',
        basis: [],
      },
    });
  if (kind === 6) return spec(id, { review: 'collective', tasks: plainTasks(id) });
  if (kind === 7)
    return spec(id, {
      tasks: [
        task(`${id}.test`, 'test', { stopsClock: 'testing' }),
        task(`${id}.review`, 'expert-review', { stopsClock: 'expert-review' }),
        task(`${id}.examine`, 'examine', { waits: [{ task: `${id}.test` }, { task: `${id}.review` }] }),
        task(`${id}.decide`, 'decide', { waits: [{ task: `${id}.examine` }] }),
      ],
    });
  return spec(id);
}

/** Everybody who might act: the people of three organs, the window, the centre, the applicant, a stranger, the house. */
const crew: readonly Acting[] = ['c1', 'c2', 'c3']
  .flatMap((id) => [reviewer(id), reviewer(id, 2), approver(id), inspector(id), bothRoles(id)])
  .concat([clerk, coordinator, applicant, stranger, system, system]);

/** Sets the stage. */
export function stageOf(play: Play, options: Options = {}): World {
  const cases = play.cases.map((kind, index) => specOf(kind, `c${index + 1}`, index === 0 ? [] : ['c1']));
  return new World(cases, {
    electronicService: !play.isPaper,
    delivery: play.isPaper ? 'window' : 'electronic',
    ...(play.isIncomplete ? { without: ['c1-plan'] } : {}),
    ...(play.ends ? { register: registerOf(play.ends) } : {}),
    ...options,
  });
}

/** One attempt; refusals are part of the day. */
export function attempt(world: World, each: Try): void {
  if (each.days > 0) world.now = new Date(Date.parse(world.now) + each.days * 86_400_000).toISOString();
  if (each.held === 5) return giveTask(world, each);
  const held = each.held ? world.heldBy(each.held) : undefined;
  const drawn = held ?? (crew[each.actor % crew.length] as Acting);
  if (drawn.kind === 'system') return bySystem(world, each);
  const actor = !held && each.wild && each.param % 3 !== 0 ? fitting(world, each) : drawn;
  const rare: ReadonlySet<string> = new Set(['change-fact', 'apply-catalogue']);
  const offered = permittedActions(world.state, actor).filter((one) => each.param % 8 === 0 || !rare.has(one.command));
  const action =
    each.wild || offered.length === 0
      ? wildAction(world, each)
      : (offered[each.pick % offered.length] as PermittedAction);
  world.replanned = replannedBy(world.state, each.param);
  world.send(actor, action.command, bodyOf(world, action, each) as never);
}

/** A task of the first case is given to the reviewer who is away some days. */
function giveTask(world: World, { pick: drawn }: Try): void {
  const open = Object.entries(world.state.cases['c1']?.tasks ?? {}).filter(([, one]) => one.state === 'open');
  const [task] = open[drawn % Math.max(1, open.length)] ?? [];
  if (task !== undefined) world.send(approver('c1'), 'assign-task', { task, to: reviewer('c1').id });
}

/** Who would be the right person for a wild attempt, so that not only the access table is tried. */
function fitting(world: World, each: Try): Acting {
  const { command, case: id = 'c1' } = wildAction(world, each);
  if (command === 'withdraw-case') return applicant;
  if (command === 'deliver-result') return clerk;
  if (command === 'record-survey') return inspector(id);
  return command === 'decide-case' || command === 'extend-limit'
    ? each.actor % 2 === 0
      ? approver(id)
      : bothRoles(id)
    : bothRoles(id);
}

const wildNames: readonly CommandName[] = [
  'withdraw-case',
  'decide-case',
  'examine',
  'accept-case',
  'extend-limit',
  'suspend-clock',
  'resume-clock',
  'deliver-result',
  'record-survey',
  'not-accept-case',
];

function wildAction(world: World, each: Try): PermittedAction {
  const command = wildNames[each.pick % wildNames.length] as CommandName;
  const cases = Object.values(world.state.cases);
  const of = cases[each.param % cases.length];
  const kind = command === 'decide-case' ? 'decide' : command === 'examine' ? 'examine' : 'survey';
  const found = of?.spec.tasks.find((one) => one.kind === kind);
  return {
    command,
    case: of?.spec.case ?? 'c1',
    ...(found && ['decide-case', 'examine', 'record-survey'].includes(command) ? { task: found.task } : {}),
  };
}

/** Holidays of the first half of 2026, on which the random matters run, are moved about. */
function newCalendar(world: World, { pick: drawn }: Try): void {
  const month = String(1 + (drawn % 6)).padStart(2, '0');
  const from = 1 + (drawn % 20);
  const day = (n: number): string => `${month}${String(n).padStart(2, '0')}`;
  const { rest = '', work = '' } = mainlandCalendar.years[2026] ?? {};
  world.publish('2026', { rest: `${rest} E${day(from)}-${day(from + 3)}`, work });
}

function bySystem(world: World, each: Try): void {
  const cases = Object.values(world.state.cases);
  const of = cases[each.pick % cases.length];
  const external = of?.spec.tasks.find((one) => one.kind === 'external');
  if (each.param % 7 === 6) return newCalendar(world, each);
  const turn = each.param % 4;
  if (turn === 0 || !of) world.send(system, 'look-again', {});
  else if (external && turn === 1) world.send(system, 'submit-external', { task: external.task, theirs: 'T1' });
  else if (external)
    world.send(system, 'record-external-result', {
      task: external.task,
      serial: 'S1',
      effect: each.param % 5 === 0 ? 'denied' : 'granted',
      by: 'push',
    });
  else
    for (const type of of.spec.outputs)
      world.send(system, 'enter-certificate', { case: of.spec.case, type, number: '1', identifier: `id-${type}` });
}

/** A lawful-looking body for the action. */
function bodyOf(world: World, { command, case: id = 'c1', task: taskId }: PermittedAction, { param }: Try): object {
  const of = world.state.cases[id];
  const needs = of?.spec.needs.map((one) => one.need) ?? [];
  const needId = needs[param % Math.max(1, needs.length)] ?? 'c1-form';
  const wd = (n: number) => ({ n, unit: 'wd' });
  const target = taskId === undefined ? { case: id } : { task: taskId };
  switch (command) {
    case 'mark-waiting':
      return { ...target, waits: param % 2 === 0 };
    case 'record-visit':
      return { site: 'hall', purpose: 'consult' };
    case 'check-materials':
      return {
        ...target,
        checks: [
          {
            need: needId,
            verdict: param % 3 === 0 ? 'defective' : 'fits',
            problem: param % 3 === 0 ? '不清' : null,
            field: null,
            originalSeen: true,
          },
        ],
      };
    case 'fetch-material':
      return { ...target, need: needId, from: 'registry' };
    case 'notify-correction':
      return {
        seq: 1,
        defects: [
          ...defectiveSoFar(world.state).map((one) => ({ ...one, problem: '缺' })),
          ...(param % 2 === 0 ? [{ case: id, need: needId, problem: '另有' }] : []),
        ],
        within: wd(3),
      };
    case 'supply-correction':
      return {
        materials: world.state.ledger.corrections
          .filter((one) => !one.isSupplied)
          .flatMap((one) => one.needs)
          .map((one) => ({ need: one, sha256: sha(param) })),
      };
    case 'supply-material':
      return { case: id, need: needId, sha256: sha(param) };
    case 'not-accept-case':
      return {
        ...target,
        kind: 'not-required',
        reasons: '无需许可',
        signpost: { organ: null, site: null, text: '可直接经营' },
      };
    case 'schedule-survey': {
      const open = Object.values(world.state.cases).flatMap((one) =>
        one.spec.tasks.filter((each) => each.kind === 'survey' && one.tasks[each.task]?.state === 'open'),
      );
      const joint = open.filter((one) => one.joint !== null);
      return {
        tasks: (joint.length > 0 ? joint : open.slice(0, 1)).map((one) => one.task),
        at: new Date(Date.parse(world.now) + 86_400_000).toISOString(),
      };
    }
    case 'record-survey':
      return {
        ...target,
        staff: staffOf(param % 9 === 0 ? 1 : 2),
        checklist: [],
        findings: [],
        photographs: [],
        passed: param % 4 !== 0,
        concludedOnSite: true,
      };
    case 'examine':
      return { ...target, opinion: param % 3 === 0 ? 'deny' : 'grant', text: '意见' };
    case 'tell-statement-right':
      return { ...target, reasons: '请陈述', within: wd(3) };
    case 'tell-hearing-right':
    case 'send-back':
      return { ...target, reasons: '请核对' };
    case 'decide-case':
      return {
        ...target,
        effect: param % 3 === 0 ? 'denied' : 'granted',
        reasons: '理由',
        ...(param % 5 === 0 ? { conditions: [{ text: '复核', event: '竣工', within: { n: 10, unit: 'wd' } }] } : {}),
      };
    case 'record-external-result':
      return { ...target, serial: 'S1', serialAgain: 'S1', effect: 'granted', by: 're-entry' };
    case 'assign-task':
      return { ...target, to: null };
    case 'declare-conflict':
      return { ...target, reason: '亲属' };
    case 'suspend-clock':
      return { ...target, ground: 'testing', expected: wd(5), reasons: '送检' };
    case 'extend-limit':
      return { ...target, by: wd(1 + (param % 12)), reasons: '复杂' };
    case 'ask-supplement':
      return { ...target, need: needId, reasons: '补充' };
    case 'deliver-result':
      return { ...target, way: param % 2 === 0 ? 'window' : 'courier' };
    case 'serve-notice':
      return {
        notice: Object.entries(world.state.ledger.notices).find(([, one]) => !one.isServed)?.[0] ?? 'n1',
        way: 'direct',
        evidence: '签收',
      };
    case 'close-obligation':
      return { obligation: `o${1 + (param % 3)}`, how: 'verified' };
    case 'breach-obligation':
      return { obligation: `o${1 + (param % 3)}`, finding: '不实', putRightWithin: wd(10) };
    case 'correct-on-spot':
      return { ...target, need: needId, what: '当场更正', ...(param % 2 === 0 ? { sha256: sha(param) } : {}) };
    case 'choose-delivery':
      return { way: param % 2 === 0 ? 'window' : 'courier', site: 'hall-2' };
    case 'convene-session':
      return { ...target, members: [reviewer(id, 2), inspector(id), bothRoles(id)].map((each) => each.id) };
    case 'cast-vote':
      return { ...target, vote: param % 5 === 0 ? 'deny' : 'grant' };
    case 'close-session':
      return { ...target, minutes: '纪要' };
    case 'answer-hearing-right':
      return { ...target, wanted: param % 2 === 0 };
    case 'make-statement':
      return { ...target, statement: '意见' };
    case 'call-hearing':
      return {
        ...target,
        at: new Date(Date.parse(world.now) + (param % 25) * 86_400_000).toISOString(),
        place: '听证室',
        presider: (param % 2 === 0 ? approver(id) : reviewer(id)).id,
      };
    case 'record-hearing':
      return {
        ...target,
        outcome: param % 4 === 0 ? 'abandoned' : 'held',
        present: param % 4 === 0 ? [] : ['applicant'],
        record: '记录',
        transcript: sha(param),
      };
    case 'begin-step':
      return { ...target, expected: wd(3), reasons: '依法进行' };
    case 'tell-third-party':
      return { ...target, interest: '相邻采光' };
    case 'hear-third-party':
      return { ...target, party: `t${1 + (param % 2)}`, statement: '意见' };
    case 'apply-recusal':
      return { ...target, whom: '经办人', reasons: '利害关系' };
    case 'decide-recusal':
      return {
        ...target,
        application: of?.recusals?.at(-1)?.id ?? 'r1',
        granted: param % 2 === 0,
        keepsOut: reviewer(id, 2).id,
        reasons: '查明',
      };
    case 'record-step':
      return { ...target, passed: param % 4 !== 0, note: '结果' };
    case 'enter-external-serial':
      return { ...target, serial: 'S0', serialAgain: 'S0' };
    case 'propose-void':
      return { ...target, reasons: '误收' };
    case 'change-fact':
      return { changes: [{ element: 'premises.area', value: param }], source: 'survey', reasons: '实测面积不同' };
    case 'apply-catalogue':
      return {
        catalogue: 'v2',
        cause: param % 2 === 0 ? 'catalogue' : 'law',
        basis: [{ law: '某条例', article: '第一条', inForceFrom: '2026-01-01' }],
        reasons: '新规定',
      };
    case 'add-note':
      return { case: id, text: '备注' };
    case 'seal-document':
      return { notice: 'n1' };
    case 'record-condition-event':
      return { condition: 'k1', on: legalDay(world.now), evidence: '竣工验收单' };
    default:
      return jointBody(world, command, target, param) ?? target;
  }
}
