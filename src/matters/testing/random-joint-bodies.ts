/** Bodies of the joint, tolerance and conversion commands for random people. */
import type { CommandName } from '../commands.ts';
import type { JointName } from '../state/joint-kinds.ts';
import { sha, staffOf, type World } from './world.ts';

const kinds: readonly JointName[] = ['meeting', 'survey', 'drawing-review', 'measurement', 'acceptance', 'escalation'];
const some = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** The body of one of these commands; undefined for others. */
export function jointBody(
  world: World,
  command: CommandName,
  target: Record<string, unknown>,
  param: number,
): Record<string, unknown> | undefined {
  const { ledger, cases } = world.state;
  const joint = some(Object.keys(ledger.activities ?? {}), param) ?? 'a1';
  const handling = some(Object.keys(ledger.handlings ?? {}), param) ?? 'h1';
  const drawing = sha(50 + (param % 2));
  const all = Object.values(cases);
  const finding = some(Object.keys(ledger.findings ?? {}), param) ?? 'c1.survey/1';
  const organs = all.map((one) => one.spec.organ);
  switch (command) {
    case 'call-joint': {
      const open = all.flatMap((one) =>
        one.spec.tasks.filter(
          (each) => ['survey', 'measure'].includes(each.kind) && one.tasks[each.task]?.state === 'open',
        ),
      );
      return {
        kind: some(kinds, param),
        cases: all.map((one) => one.spec.case),
        ...(param % 2 === 0 ? { tasks: open.map((each) => each.task) } : {}),
        at: new Date(Date.parse(world.now) + 3_600_000).toISOString(),
        place: '现场',
        subject: '联合办理',
        drawing,
        level: 'centre',
        ...(param % 5 === 0 ? { because: 'complaint' } : {}),
      };
    }
    case 'record-step':
      return { ...target, passed: param % 4 !== 0, note: '已完成', documents: [] };
    case 'attend-joint':
      return { joint, ...(param % 3 === 0 ? { organ: some(organs, param) } : {}), staff: staffOf(2) };
    case 'excuse-joint':
      return { joint, organ: some(organs, param), reasons: '抢险' };
    case 'answer-joint':
      return { joint, passed: param % 3 !== 0, text: '意见', drawing };
    case 'conclude-joint':
      return { joint, passed: true, text: '纪要', place: '现场' };
    case 'renew-joint':
      return { joint, drawing };
    case 'sign-joint':
      return { joint };
    case 'recheck-findings':
      return { ...target, staff: staffOf(2), results: [{ finding, fits: param % 2 === 0 }] };
    case 'raise-breach':
      return { case: target['case'], basis: [{ law: '强制性条文' }], text: '违反' };
    case 'assist-submission':
      return { ...target, submittedOn: world.now.slice(0, 10) };
    case 'ask-to-fetch':
      return { ...target, need: `${String(target['case'])}-plan`, from: 'organ-x' };
    case 'sign-commitment':
      return { relief: 'r1', textVersion: 'v1', capacity: 'in-person' };
    case 'pre-review':
      return { ...target, opinion: 'not-ready', text: '预审' };
    case 'state-defence':
      return { handling, text: '申辩' };
    case 'decide-handling':
      return { handling, outcome: param % 2 === 0 ? 'revoke-and-credit-entry' : 'credit-entry', reasons: '逾期' };
    case 'record-repair':
      return { handling, evidence: '已修复' };
    case 'convert-result':
      return {
        ...target,
        verdict: param % 4 === 0 ? 'examine-again' : 'no-effect',
        changed: [{ need: `${String(target['task']).split('.')[0]}-plan`, note: '有变化' }],
      };
    default:
      return undefined;
  }
}
