/** A small world for tests: cases as data, actors by role, a clock that the test turns, and a matter that takes commands. */
import { changeCalendar, legalDay, mainlandCalendar, type Calendar } from '../../calendar/index.ts';
import { isRefusal, type Refusal } from '../../platform/pure.ts';
import { almanacOf } from '../clock/almanac.ts';
import type { Acting } from '../access.ts';
import type { Command, CommandBody, CommandName } from '../commands.ts';
import { decide } from '../decide.ts';
import { receive } from '../decide/intake/receive.ts';
import { placed, type Context } from '../decide/scene.ts';
import { evolve } from '../evolve.ts';
import type { MatterFact, NewMatterFact } from '../facts.ts';
import type { CaseSpec, NeedSpec, TaskSpec } from '../facts/opening.ts';
import type { HandIn } from '../decide/intake/receive.ts';
import { numberDrawer } from '../perform/numbers.ts';
import type { Replanned } from '../decide/replan/replanned.ts';
import { applicant, system } from './crew.ts';
import { actingAt, type Register, type Rules } from './powers.ts';
import { sealsOf, type SealLetter } from '../seals/letters.ts';
import type { MatterState } from '../state.ts';

export * from './crew.ts';
export const almanac = almanacOf(mainlandCalendar);
const licensing = { law: '中华人民共和国行政许可法', article: '第三十二条' };
const text = (zh: string) => ({ zh, en: zh });

export const need = (id: string, more: Partial<NeedSpec> = {}): NeedSpec => ({
  need: id,
  requirement: id,
  name: text(id),
  materials: [id],
  key: true,
  gate: 'intake',
  way: 'upload',
  line: id,
  relief: null,
  ...more,
});

export const task = (id: string, kind: TaskSpec['kind'], more: Partial<TaskSpec> = {}): TaskSpec => ({
  task: id,
  step: id,
  kind,
  name: text(id),
  organ: `organ-${id.slice(0, id.indexOf('.'))}`,
  duration: { n: 5, unit: 'wd' },
  waits: [],
  joint: null,
  checklist: [],
  staff: 1,
  stopsClock: null,
  ...more,
});

/** An ordinary licence: one survey, one examination, one decision, at the organ `organ-<case>`. */
export function spec(id: string, more: Partial<CaseSpec> = {}): CaseSpec {
  return {
    case: id,
    item: `item-${id}`,
    name: text(`事项${id}`),
    organ: `organ-${id}`,
    supervisor: null,
    handlingCode: '',
    kind: '01',
    variant: 'ordinary',
    decidedIn: null,
    review: 'examine-approve',
    statutory: { n: 20, unit: 'wd' },
    promised: { n: 10, unit: 'wd' },
    extension: { by: { n: 10, unit: 'wd' }, approver: 'head of the organ' },
    intake: {
      noticeLimit: { n: 5, unit: 'wd' },
      silence: 'accepted-as-of-receipt',
      incomplete: 'correction-notice',
      startsClock: 'acceptance',
      basis: [licensing],
    },
    windowAccepts: null,
    waits: [],
    needs: [need(`${id}-form`), need(`${id}-plan`)],
    tasks: [
      task(`${id}.survey`, 'survey'),
      task(`${id}.examine`, 'examine', { waits: [{ task: `${id}.survey` }] }),
      task(`${id}.decide`, 'decide', { waits: [{ task: `${id}.examine` }] }),
    ],
    outputs: [],
    commitment: null,
    deemedDecision: null,
    deemedConsent: false,
    basis: [{ law: '食品安全法', article: '第三十五条' }],
    remedies: { review: text('六十日内申请行政复议'), litigation: text('六个月内提起行政诉讼') },
    ...more,
  };
}

/** A licence without survey: examined and decided. */
export const plainTasks = (id: string): TaskSpec[] => [
  task(`${id}.examine`, 'examine'),
  task(`${id}.decide`, 'decide', { waits: [{ task: `${id}.examine` }] }),
];

export const sha = (n: number): string => n.toString(16).padStart(64, '0');
export const staffOf = (n = 2) =>
  Array.from({ length: n }, (_, i) => ({ name: `核查员${i + 1}`, card: `AH-000${i + 1}` }));

export interface Options {
  readonly at?: string;
  readonly electronicService?: boolean;
  readonly delivery?: 'electronic' | 'window' | 'courier' | 'kiosk';
  readonly channel?: 'online' | 'window';
  readonly without?: readonly string[];
  /** The day that the plan promised. */
  readonly promisedOn?: string;
  /** Entered later than it happened. */
  readonly late?: { readonly occurredAt: string; readonly evidence: string };
  readonly terms?: HandIn['terms'];
  readonly signed?: HandIn['signed'];
  readonly credit?: HandIn['credit'];
  readonly onSafetyList?: readonly string[];
  /** Another engine in its place: the planted faults that the invariants must find. */
  readonly decide?: typeof decide;
  /** Who holds dated power in the play, and other rules of dates than the house's (planted faults). */
  readonly register?: Register;
  readonly rules?: Partial<Rules>;
  /** A recorder that loses facts (planted fault of the log). */
  readonly isRecorded?: (fact: MatterFact) => boolean;
}

/** Everything that somebody ever was in a play: whether it was so on the day is asked of the register. */
const widest = (before: Acting | undefined, now: Acting): Acting => ({
  ...before,
  ...now,
  roles: [...new Set([...(before?.roles ?? []), ...now.roles])],
  ...(before?.covers || now.covers ? { covers: [...new Set([...(before?.covers ?? []), ...(now.covers ?? [])])] } : {}),
  ...(before?.scopes || now.scopes ? { scopes: [...new Set([...(before?.scopes ?? []), ...(now.scopes ?? [])])] } : {}),
});

/** A running matter that a test drives. */
export class World {
  now: string;
  state!: MatterState;
  readonly facts: MatterFact[] = [];
  readonly id = 'm-1-0000test0000-0';
  readonly #number = numberDrawer('999901', '2026-01-05');
  readonly #options: Options;
  /** Everybody who acted, by id. */
  readonly actors = new Map<string, Acting>();
  #seq = 0;
  /** Calendars in force, each from the fact after `seq` on. */
  readonly calendars: { readonly seq: number; readonly calendar: Calendar }[] = [
    { seq: 0, calendar: mainlandCalendar },
  ];
  /** Letters under which seals are used; where an organ has none for a kind, that of a demonstration. */
  letters: readonly SealLetter[] = [];
  /** What the planner says, for the commands that record a re-planning. */
  replanned: Replanned | undefined;

  /** Dated power, for the plays that have some. */
  get register(): Register | undefined {
    return this.#options.register;
  }

  /** Somebody of the register as they may act now. */
  heldBy(who: number): Acting | undefined {
    const { register, rules } = this.#options;
    return register && actingAt(register, who, this.now, rules);
  }

  constructor(cases: readonly CaseSpec[], options: Options = {}) {
    this.#options = options;
    this.now = options.at ?? '2026-01-05T02:00:00.000Z';
    const materials = cases.flatMap((one) =>
      one.needs
        .filter((each) => each.way === 'upload' && each.relief === null && !options.without?.includes(each.need))
        .map((each, i) => ({
          need: each.need,
          material: each.need,
          way: 'upload',
          sha256: sha(i + 1),
          reference: null,
        })),
    );
    const personal = { $personal: { subject: applicant.id, value: {} } };
    const received = receive(
      this.id,
      {
        received: {
          theme: 'restaurant',
          title: text('我要开餐馆'),
          district: 'anhe',
          districtCode: '999901',
          districtName: '安和县',
          catalogue: 'v1',
          applicant: applicant.id,
          agent: null,
          receivedBy: null,
          channel: options.channel ?? 'online',
          site: options.channel === 'window' ? 'hall' : null,
          delivery: options.delivery ?? 'electronic',
          electronicService: options.electronicService ?? true,
          answers: personal,
          fileNames: personal,
          materials,
          choices: {},
          promisedOn: options.promisedOn ?? null,
        },
        cases,
        inPerson: options.channel === 'window',
        ...(options.terms ? { terms: options.terms } : {}),
        ...(options.signed ? { signed: options.signed } : {}),
        ...(options.credit ? { credit: options.credit } : {}),
        ...(options.onSafetyList ? { onSafetyList: options.onSafetyList } : {}),
      },
      this.#late(),
      options.late?.evidence,
    );
    if (isRefusal(received)) throw new Error(received.refused);
    this.#write(received.facts, this.#late());
  }

  context(actor: Acting): Context {
    const { replanned } = this;
    const almanac = almanacOf(this.#calendar());
    const seals = sealsOf(this.letters, { centre: 'centre', isDemonstration: true });
    return { now: this.now, today: legalDay(this.now), actor, almanac, seals, ...(replanned ? { replanned } : {}) };
  }

  #calendar(): Calendar {
    return this.calendars.at(-1)?.calendar ?? mainlandCalendar;
  }

  #late(): Context {
    const { late } = this.#options;
    const context = this.context(applicant);
    return late ? { ...context, occurredAt: late.occurredAt, today: legalDay(late.occurredAt) } : context;
  }

  /** Publishes other days for a year and brings them to the matter, as the house does. */
  publish(year: string, days: { readonly rest: string; readonly work: string }): void {
    const before = this.#calendar();
    const after: Calendar = {
      ...before,
      lastPublishedYear: Math.max(before.lastPublishedYear, Number(year)),
      years: { ...before.years, [year]: { notice: 'test', ...days } },
    };
    const { calendar } = changeCalendar(before, after, legalDay(this.now));
    this.calendars.push({ seq: this.#seq, calendar });
    this.must(system, 'apply-calendar', { change: `cal-${this.calendars.length}` });
  }

  /** Moves the clock to a day, ten in the morning in the district. */
  on(day: string): this {
    this.now = `${day}T02:00:00.000Z`;
    return this;
  }

  /** Sends a command as somebody; `version` is filled in from what is shown now unless the body says otherwise. */
  send<N extends CommandName>(
    actor: Acting,
    name: N,
    body: Omit<CommandBody<N>, 'version'> & { version?: number },
  ): readonly MatterFact[] | Refusal {
    const shown = this.#shown(body as { case?: string; task?: string });
    const command = {
      name,
      body: { ...(shown === undefined ? {} : { version: shown }), ...body },
    } as unknown as Command;
    const context = this.context(actor);
    this.actors.set(actor.id, widest(this.actors.get(actor.id), actor));
    const done = (this.#options.decide ?? decide)(this.state, command, context);
    if (isRefusal(done)) return done;
    return this.#write(done.facts, context);
  }

  /** Sends and expects no refusal. */
  must<N extends CommandName>(
    actor: Acting,
    name: N,
    body: Omit<CommandBody<N>, 'version'> & { version?: number },
  ): readonly MatterFact[] {
    const done = this.send(actor, name, body);
    if (isRefusal(done)) throw new Error(`${name} was refused: ${JSON.stringify(done)}`);
    return done;
  }

  status(id: string): string {
    return this.state.cases[id]?.status ?? 'none';
  }

  named(name: string): readonly MatterFact[] {
    return this.facts.filter((one) => one.name === name);
  }

  #shown(body: { case?: string; task?: string }): number | undefined {
    if (body.task !== undefined)
      return Object.values(this.state.cases).find((one) => one.tasks[body.task as string])?.tasks[body.task]?.version;
    return body.case === undefined ? undefined : this.state.cases[body.case]?.version;
  }

  #write(facts: readonly NewMatterFact[], context: Context): readonly MatterFact[] {
    const written = this.#number(facts).map((one, index) => placed(one, this.#seq + index + 1, context));
    this.#seq += written.length;
    for (const one of written) {
      this.state = evolve(this.state, one, this.id);
      if (this.#options.isRecorded?.(one) ?? true) this.facts.push(one);
    }
    return written;
  }
}
