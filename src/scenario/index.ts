/** The room `scenario`: runnable claims. `onevisit scenario run <file.yaml>` plays a script in a throw-away house with a virtual clock. */
import type { CliCommand, Room } from '../platform/index.ts';
import { claimsCommand } from './claims/command.ts';
import { play, type Played } from './play.ts';
import { readScript, type Script } from './script.ts';
import { instantOf } from './stage.ts';
import { inThrowAwayHouse, type Opener } from './throw-away-house.ts';

export type { Opener };
export { readClaims } from './claims/claim-file.ts';
export { firstDay, playClaims, predictedFor, prepare } from './claims/play-claims.ts';
export { marksOf, reportOf, sectionOf, textOf } from './claims/report.ts';
export { play } from './play.ts';
export { readScript } from './script.ts';
export { instantOf, stageOf, virtualClock } from './stage.ts';

/** The room with its command. */
export const scenario = (opener: Opener): Room => ({
  name: 'scenario',
  commands: [runCommand(opener), claimsCommand(opener)],
});

function runCommand(opener: Opener): CliCommand {
  return {
    name: 'scenario run',
    describe: 'play a script in a throw-away house with a virtual clock; exit 1 when an expectation fails',
    args: [{ name: '<file>', describe: 'the script, see scenarios/' }],
    async run(call) {
      const script = await readScript(call.args[0] as string);
      if ('wrong' in script) {
        call.progress(script.wrong);
        return 2;
      }
      call.progress('正在搭建一次性的示范库 a throw-away house is being built ...');
      const wanted = {
        start: instantOf(script.start),
        withSample: true,
        ...(script.catalogue === undefined ? {} : { catalogue: script.catalogue }),
        ...(script.registrationHours === undefined ? {} : { registrationHours: script.registrationHours }),
      };
      const played = await inThrowAwayHouse(call.config, opener, wanted, (stage) => play(stage, script));
      call.print(call.json ? JSON.stringify(summary(played)) : report(script, played));
      return played.failures.length === 0 ? 0 : 1;
    },
  };
}

type Result = Awaited<ReturnType<typeof play>>;

const isPlayed = (result: Result): result is Played => 'view' in result;

function summary(result: Result): object {
  if (!isPlayed(result)) return result;
  const { matterId, view, metrics, failures } = result;
  return {
    matterId,
    status: view.status,
    metrics,
    cases: view.cases.map(({ item, status, number }) => ({ item, status, number })),
    timeline: view.timeline.map(({ seq, name, at }) => ({ seq, name, at })),
    failures,
  };
}

/** The timeline and the figures as text. */
function report(script: Script, result: Result): string {
  const lines = [`${script.title.zh} · ${script.title.en}`, ''];
  if (isPlayed(result)) lines.push(...timelineLines(result), '', ...figureLines(result), '');
  lines.push(
    ...(result.failures.length === 0
      ? ['✓ 全部符合预期 all expectations hold']
      : result.failures.map((failure) => `✗ ${failure}`)),
  );
  return lines.join('\n');
}

function timelineLines({ view }: Played): string[] {
  const names = new Map(view.cases.map((one) => [one.case, one.name.zh]));
  return view.timeline.map((entry) => {
    const local = new Date(Date.parse(entry.at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const who = entry.by.name ?? entry.by.organName?.zh ?? (entry.by.kind === 'applicant' ? '申请人' : '系统');
    const of =
      entry.cases.length > 0 && entry.cases.length < view.cases.length
        ? `  ${entry.cases.map((one) => names.get(one) ?? one).join('、')}`
        : '';
    const more = ['effect', 'number', 'serial', 'promisedDue']
      .flatMap((key) => (typeof entry.detail[key] === 'string' ? [String(entry.detail[key])] : []))
      .join(' ');
    return `${local}  ${entry.name.padEnd(26)} ${who}${of}${more ? `  ${more}` : ''}`;
  });
}

function figureLines({ metrics, plan, view }: Played): string[] {
  const promised = plan.metrics;
  return [
    `状态 status            ${view.status}`,
    `跑动 visits            ${metrics.visits}  (plan ${promised.visits})`,
    `工作日 working days    ${metrics.workingDays}  (plan ${promised.workingDays}, promised by ${plan.schedule.promised.date}${plan.schedule.promised.provisional ? ' 暂按周末推算' : ''})`,
    `自然日 elapsed days    ${metrics.elapsedDays}`,
    `材料 documents         ${metrics.documentLines}  (plan ${promised.documentLines})`,
    `现场 site trips        ${metrics.siteTrips}  (plan ${promised.siteTrips})`,
    `证照 certificates      ${metrics.certificates}`,
  ];
}
