/** Acts of several organs at once: one review of one version, and a meeting to which not everybody comes. */
import { accounts } from './cast.ts';
import type { Act } from './acts.ts';
import type { Doing, Hands } from './hands.ts';

const soon = (hands: Hands): string => new Date(hands.stage.house.clock.now().getTime() + 60_000).toISOString();

/** The acts by name. */
export function togetherActs(hands: Hands): { readonly [K in Act['do']]?: Doing } {
  const { send, stateOf, joints } = hands;
  async function called(act: Act, item: string, body: object): Promise<string | undefined> {
    const refused = await send(accounts.coordinator, item, 'call-joint', { place: '政务服务中心', ...body });
    const known = Object.keys((await stateOf(item))?.state.ledger.activities ?? {});
    if (refused === undefined) joints.set(act.joint ?? '', known.at(-1) ?? '');
    return refused;
  }
  return {
    async call(act, item, state) {
      const cases = Object.values(state.cases).filter((each) => act.items.includes(each.spec.item));
      const drawing = Object.values(state.ledger.materials).find((each) => each.sha256 !== null)?.sha256;
      return await called(act, item, {
        kind: 'drawing-review',
        cases: cases.map((each) => each.spec.case),
        at: soon(hands),
        subject: '图纸联合审查',
        drawing,
      });
    },
    async review(act, item, state, one) {
      const joint = joints.get(act.joint ?? '') ?? '';
      const activity = state.ledger.activities?.[joint];
      if (!activity) return `${item}: no review was called`;
      const organ = act.organs?.[0] ?? one.spec.organ;
      if (activity.answers[organ] !== undefined) return undefined;
      return await send(accounts.examiner(organ), item, 'answer-joint', {
        joint,
        passed: act.outcome !== 'objected',
        text: act.outcome === 'objected' ? '请修改后重报' : '符合要求',
        ...(activity.version === null ? {} : { drawing: activity.version }),
      });
    },
    async reply(act, item) {
      const joint = joints.get(act.joint ?? '');
      if (joint === undefined) return `${item}: no review was called`;
      return await send(accounts.coordinator, item, 'conclude-joint', {
        joint,
        passed: true,
        text: '各部门意见一次答复',
      });
    },
    async renew(act, item) {
      const joint = joints.get(act.joint ?? '');
      if (joint === undefined) return `${item}: no review was called`;
      const drawing = await hands.stage.upload(accounts.applicant, `corrected drawings of ${act.joint ?? ''}`);
      return await send(accounts.applicant, item, 'renew-joint', { joint, drawing });
    },
    async meet(act, item, state) {
      const tasks = Object.values(state.cases).flatMap((each) =>
        act.items.includes(each.spec.item)
          ? each.spec.tasks.filter((task) => each.tasks[task.task]?.state === 'open' && task.kind === 'expert-review')
          : [],
      );
      if (tasks.length === 0) return 'no opinion is asked for yet';
      const refused = await called(act, item, {
        kind: 'meeting',
        tasks: tasks.map((task) => task.task),
        at: soon(hands),
        subject: '联审会',
      });
      if (refused !== undefined) return refused;
      const joint = joints.get(act.joint ?? '') ?? '';
      for (const organ of act.organs ?? [])
        await send(accounts.coordinator, item, 'excuse-joint', { joint, organ, reasons: '经批准请假' });
      return undefined;
    },
    escalate: async (act, item, _state, one) =>
      await called(act, item, {
        kind: 'escalation',
        cases: [one.spec.case],
        level: 'centre',
        at: soon(hands),
        subject: '疑难问题会商',
      }),
    async attend(act, item) {
      const joint = joints.get(act.joint ?? '');
      if (joint === undefined) return `${item}: no meeting was called`;
      for (const organ of act.organs ?? [])
        await send(accounts.examiner(organ), item, 'attend-joint', { joint, staff: [{ name: '示范参会' }] });
      return undefined;
    },
    async minutes(act, item) {
      const joint = joints.get(act.joint ?? '');
      if (joint === undefined) return `${item}: no meeting was called`;
      return await send(accounts.coordinator, item, 'conclude-joint', { joint, passed: true, text: '会议纪要' });
    },
  };
}
