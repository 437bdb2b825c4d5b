/** Plays a script: every act goes through the same routes as a page's. Gives the matter at the end, its figures, and what did not hold. */
import type { MatterView, Matters, MatterFact } from '../matters/index.ts';
import { traceOf } from '../matters/index.ts';
import { metricsOf, type Metrics, type Plan } from '../planner/index.ts';
import { holds, type Script, type Step } from './script.ts';
import { instantOf, type Reply, type Stage } from './stage.ts';

export interface Played {
  readonly matterId: string;
  readonly view: MatterView;
  readonly plan: Plan;
  readonly metrics: Metrics;
  readonly facts: readonly MatterFact[];
  /** Sentences about what was expected and did not come; empty when the scenario holds. */
  readonly failures: readonly string[];
}

interface Run {
  readonly stage: Stage;
  readonly script: Script;
  applicant?: string;
  matterId?: string;
  plan?: Plan;
  readonly failures: string[];
}

/** Plays it to the end. A step that fails unexpectedly is a failure, and the play goes on no further. */
export async function play(stage: Stage, script: Script): Promise<Played | { readonly failures: readonly string[] }> {
  const run: Run = { stage, script, failures: [] };
  for (const [index, step] of script.steps.entries()) {
    if (step.at !== undefined) await stage.passTo(instantOf(step.at));
    const reply = await act(run, step);
    const name = `step ${index + 1} (${step.as} ${step.do}${step.item ? ` ${step.item}` : ''})`;
    const code = reply.status >= 400 ? String((reply.body as { code?: string }).code ?? reply.status) : undefined;
    if (code !== step.refused) {
      run.failures.push(
        `${name}: ${code === undefined ? `was done, expected the refusal ${step.refused}` : `was refused: ${code} ${JSON.stringify((reply.body as { detail?: unknown }).detail ?? '')}`}`,
      );
      if (code !== undefined) break;
    }
  }
  if (run.matterId === undefined || run.applicant === undefined || run.plan === undefined)
    return { failures: [...run.failures, 'nothing was handed in'] };
  const view = (await stage.send(run.applicant, 'GET', `/api/matters/${run.matterId}`)).body as MatterView;
  const facts = await stage.house.room<Matters>('matters').facts(run.matterId);
  const asked = run.plan.forms.flatMap((form) =>
    form.fields.flatMap((field) => (field.prefilled ? [] : [field.element])),
  );
  const metrics = metricsOf(traceOf(facts, [...new Set(asked)]));
  const supervisor = (await stage.send('du-jiancha', 'GET', `/api/matters/${run.matterId}`)).body as MatterView;
  return {
    matterId: run.matterId,
    view,
    plan: run.plan,
    metrics,
    facts,
    failures: [...run.failures, ...unmet(script, view, metrics, facts, supervisor.violations)],
  };
}

async function act(run: Run, step: Step): Promise<Reply> {
  if (step.do === 'hand-in') return await handIn(run, step);
  if (step.do === 'wait') return { status: 200, body: null };
  if (run.matterId === undefined) return { status: 400, body: { code: 'nothing-handed-in' } };
  const view = (await run.stage.send(step.as, 'GET', `/api/matters/${run.matterId}`)).body as MatterView;
  return await run.stage.send(
    step.as,
    'POST',
    `/api/matters/${run.matterId}/${step.do}`,
    await bodyOf(run, step, view),
  );
}

async function handIn(run: Run, step: Step): Promise<Reply> {
  const { stage, script } = run;
  const planned = await stage.send(step.as, 'POST', '/api/plans', { theme: script.theme, answers: script.answers });
  if (planned.status !== 200) return planned;
  run.plan = planned.body as Plan;
  const needs = run.plan.needs.filter((need) => need.chosen.kind === 'upload' && !script.without?.includes(need.id));
  const materials = [];
  for (const need of needs)
    materials.push({
      need: need.id,
      sha256: await stage.upload(step.as, need.material),
      name: `${need.material}.pdf`,
    });
  const reply = await stage.send(step.as, 'POST', '/api/matters', {
    theme: script.theme,
    answers: script.answers,
    materials,
    ...step.with,
  });
  if (reply.status === 201) {
    run.matterId = (reply.body as { matterId: string }).matterId;
    run.applicant = step.as;
  }
  return reply;
}

/** Case, task and version as the actor sees them now; lists of tasks and papers that the command needs. */
async function bodyOf(run: Run, step: Step, view: MatterView): Promise<object> {
  const one = view.cases.find((each) => each.item === step.item);
  const task = one?.tasks.find((each) => (step.kind === undefined ? each.state === 'open' : each.kind === step.kind));
  const offered = view.permittedActions.find(
    (action) => action.command === step.do && (one === undefined || action.case === one.case),
  );
  const isOnTask =
    offered?.task !== undefined ||
    [
      'record-survey',
      'examine',
      'decide-case',
      'record-step',
      'send-back',
      'assign-task',
      'record-external-result',
    ].includes(step.do);
  const target = isOnTask
    ? task
      ? { task: task.task, ...(step.do === 'record-external-result' ? {} : { version: task.version }) }
      : {}
    : one
      ? { case: one.case, version: one.version }
      : {};
  return { ...target, ...(await fill(run, step, view)), ...step.with };
}

async function fill(run: Run, step: Step, view: MatterView): Promise<object> {
  const one = view.cases.find((each) => each.item === step.item);
  if (step.do === 'schedule-survey')
    return {
      tasks: view.cases.flatMap((each) =>
        each.tasks.filter((task) => task.kind === 'survey' && task.state === 'open').map((task) => task.task),
      ),
    };
  if (step.do === 'record-survey') {
    const checklist = one?.tasks.find((task) => task.kind === 'survey')?.checklist ?? [];
    const staff = [
      { name: '核查员甲', card: 'DEMO-0001' },
      { name: '核查员乙', card: 'DEMO-0002' },
    ];
    return {
      staff,
      checklist: checklist.map((point) => ({ point: point.zh, fits: true })),
      findings: [],
      photographs: [],
      passed: true,
      concludedOnSite: true,
    };
  }
  if (step.do === 'notify-correction') {
    const missing = view.materials.filter((material) => material.state === 'missing' && material.gate === 'intake');
    return {
      seq: view.seq,
      defects: missing.map((material) => ({
        case: material.case,
        need: material.need,
        problem: `缺少${material.name.zh}`,
      })),
    };
  }
  if (step.do === 'supply-correction') {
    const needs = view.correction?.defects.map((defect) => defect.need) ?? [];
    return {
      materials: await Promise.all(
        [...new Set(needs)].map(async (need) => ({ need, sha256: await run.stage.upload(step.as, need) })),
      ),
    };
  }
  if (step.do === 'supply-material') {
    const owed = ['asked', 'later', 'missing'];
    const later = owed.flatMap((state) => view.materials.filter((material) => material.state === state))[0];
    return later ? { case: later.case, need: later.need, sha256: await run.stage.upload(step.as, later.need) } : {};
  }
  if (step.do === 'close-obligation')
    return { obligation: view.obligations.find((each) => each.state !== 'closed')?.obligation ?? '', how: 'verified' };
  return {};
}

/** An instant as a script writes it: local date and time. */
const localText = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

function unmet(
  { expect }: Script,
  view: MatterView,
  metrics: Metrics,
  facts: readonly MatterFact[],
  violations: number,
): string[] {
  if (!expect) return [];
  const failures: string[] = [];
  if (expect.status !== undefined && expect.status !== view.status)
    failures.push(`status is ${view.status}, expected ${expect.status}`);
  for (const [item, status] of Object.entries(expect.cases ?? {})) {
    const actual = view.cases.find((one) => one.item === item)?.status ?? 'absent';
    if (actual !== status) failures.push(`${item} is ${actual}, expected ${status}`);
  }
  for (const [item, due] of Object.entries(expect.promised ?? {})) {
    const clock = view.cases.find((one) => one.item === item)?.promised;
    const actual = clock?.dueAt ? localText(clock.dueAt) : (clock?.due ?? 'not promised');
    if (actual !== due) failures.push(`${item} is promised for ${actual}, expected ${due}`);
  }
  const figures: Readonly<Record<string, number>> = { ...metrics, violations, certificates: metrics.certificates };
  for (const name of [
    'certificates',
    'visits',
    'workingDays',
    'elapsedDays',
    'documentLines',
    'siteTrips',
    'handIns',
    'violations',
  ] as const) {
    const bound = expect[name];
    if (bound !== undefined && !holds(bound, figures[name] ?? 0))
      failures.push(`${name} is ${figures[name]}, expected ${bound}`);
  }
  for (const [name, bound] of Object.entries(expect.facts ?? {})) {
    const count = facts.filter((fact) => fact.name === name).length;
    if (!holds(bound, count)) failures.push(`${name} happened ${count} times, expected ${bound}`);
  }
  return failures;
}
