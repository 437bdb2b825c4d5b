/** The room `scenario`: runnable claims. `onevisit scenario run <file.yaml>` plays a script in a throw-away house with a virtual clock. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { externalRegistryDeciding } from '../external-registry/index.ts';
import {
  buildServer,
  type CliCall,
  type CliCommand,
  type Clock,
  type Config,
  type House,
  type Room,
} from '../platform/index.ts';
import { play, type Played } from './play.ts';
import { readScript, type Script } from './script.ts';
import { instantOf, stageOf, virtualClock } from './stage.ts';

/** How main.ts opens a house; handed in so that this room need not know the platform's inside. */
export interface Opener {
  readonly rooms: () => readonly Room[];
  open(
    config: Config,
    rooms: readonly Room[],
    clock: Clock,
  ): Promise<{
    readonly house: House;
    readonly rooms: readonly Room[];
    readonly relay: { drain(): Promise<number> };
    close(): Promise<void>;
  }>;
}

/** The room with its command. */
export const scenario = (opener: Opener): Room => ({ name: 'scenario', commands: [runCommand(opener)] });

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
      const played = await inThrowAwayHouse(call, opener, script);
      call.print(call.json ? JSON.stringify(summary(played)) : report(script, played));
      return played.failures.length === 0 ? 0 : 1;
    },
  };
}

type Result = Awaited<ReturnType<typeof play>>;

async function inThrowAwayHouse(call: CliCall, opener: Opener, script: Script): Promise<Result> {
  const data = await mkdtemp(join(tmpdir(), 'onevisit-scenario-'));
  const clock = virtualClock(instantOf(script.start));
  const config = {
    ...call.config,
    kind: 'scenario',
    data,
    port: 0,
    databaseUrl: undefined,
    databaseAdminUrl: undefined,
    log: 'silent',
    externalRegistryUrl: undefined,
    publicUrl: 'http://scenario.invalid',
    ...(script.catalogue === undefined ? {} : { catalogue: script.catalogue }),
  } as unknown as Config;
  const registry = externalRegistryDeciding((script.registrationHours ?? 4) * 3_600_000);
  const rooms = opener.rooms().map((room) => (room.name === 'external-registry' ? registry : room));
  call.progress('正在搭建一次性的示范库 a throw-away house is being built ...');
  const opened = await opener.open(config, rooms, clock);
  try {
    for (const seed of opened.rooms.flatMap((room) => room.seeds ?? [])) await seed.load(opened.house);
    const app = await buildServer(opened.house, opened.rooms);
    await app.ready();
    const result = await play(
      stageOf(opened.house, app, clock, () => opened.relay.drain()),
      script,
    );
    opened.house.live.close();
    await app.close();
    return result;
  } finally {
    await opened.close();
    await rm(data, { recursive: true, force: true });
  }
}

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
    `工作日 working days    ${metrics.workingDays}  (plan ${promised.workingDays}, promised by ${plan.schedule.promised.date})`,
    `自然日 elapsed days    ${metrics.elapsedDays}`,
    `材料 documents         ${metrics.documentLines}  (plan ${promised.documentLines})`,
    `现场 site trips        ${metrics.siteTrips}  (plan ${promised.siteTrips})`,
    `证照 certificates      ${metrics.certificates}`,
  ];
}
