/** Projects over HTTP: one code, one form for each stage, barriers that open by facts, a ledger that closes on evidence. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAccounts } from '../../test/support/as-accounts.ts';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { mainlandCalendar } from '../calendar/index.ts';
import { catalogue } from '../catalogue/index.ts';
import { certificates } from '../certificates/index.ts';
import { externalRegistry } from '../external-registry/index.ts';
import { journal } from '../journal/index.ts';
import { people } from '../people/index.ts';
import { matters, type HandedIn, type Matters, type MatterView } from '../matters/index.ts';
import { projects, type ProjectView, type StageForm, type TemplateList } from './index.ts';

let at: FreshHouse;
const code = '2026-999901-33-03-000123';

beforeAll(async () => {
  const clock = { now: () => new Date('2026-11-25T02:00:00.000Z') };
  at = await freshHouse([journal, people, catalogue, externalRegistry, matters, certificates, projects], { clock });
  for (const room of [catalogue, people]) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

const { get, post } = asAccounts(() => at);

const answers = {
  'project.name': '安和示范零部件项目',
  'project.investment': 5000,
  'project.special': true,
};
let id = '';
const view = () => get<ProjectView>('xie-xietiao', `/api/projects/${id}`);

test('a project begins with its national code, and one code is one project', async () => {
  const body = { code, name: '安和示范零部件项目', theme: 'industrial-project', answers };
  const opened = await post<{ projectId: string }>('zhang-shifan', '/api/projects', body);
  id = opened.projectId;
  expect((await post('zhang-shifan', '/api/projects', body)).code).toBe('project-code-taken');
  expect((await post('zhang-shifan', '/api/projects', { ...body, code: '12345' })).code).toBe('request-invalid');
  expect(
    (
      await post('zhang-shifan', '/api/projects', {
        ...body,
        code: '2026-999901-33-03-000124',
        theme: 'restaurant',
      })
    ).code,
  ).toBe('theme-without-stages');
  const project = await view();
  expect(project.stages.map((one) => [one.stage, one.state])).toEqual([
    ['land', 'open'],
    ['works', 'waiting'],
    ['construction', 'waiting'],
    ['completion', 'waiting'],
  ]);
  expect(project.rows.map((row) => row.item)).toContain('fire-acceptance');
  expect(project.rows.some((row) => row.critical)).toBe(true);
});

test('nobody else finds the project; the owner and the centre do', async () => {
  expect((await get('li-yangli', `/api/projects/${id}`)).code).toBe('project-not-found');
  expect((await get<{ projects: unknown[] }>('li-yangli', '/api/projects')).projects).toEqual([]);
  expect((await get<{ projects: unknown[] }>('zhang-shifan', '/api/projects')).projects).toHaveLength(1);
  expect((await get<{ projects: unknown[] }>('xie-xietiao', '/api/projects')).projects).toHaveLength(1);
});

async function upload(name: string): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`).toString('base64');
  return (await post<{ sha256: string }>('zhang-shifan', '/api/files', { name: `${name}.pdf`, content })).sha256;
}

async function handIn(stage: string): Promise<HandedIn & { code?: string }> {
  const form = await get<StageForm>('zhang-shifan', `/api/projects/${id}/stages/${stage}`);
  const materials = await Promise.all(
    (form.papers ?? []).map(async (paper) => ({ need: paper.need, sha256: await upload(paper.material) })),
  );
  const rest = Object.fromEntries((form.fields ?? []).map((field) => [field.element, '示范']));
  const url = `/api/projects/${id}/stages/${stage}`;
  const key = `stage-${(tries += 1)}`;
  again = () => post<HandedIn>('zhang-shifan', url, { answers: rest, materials }, key);
  return await again();
}
let tries = 0;
/** The last try once more, as it was. */
let again: () => Promise<HandedIn & { code?: string }>;

/** Staff of an organ brings every open case of a matter to its end. */
async function settle(matter: string): Promise<void> {
  const staff: Record<string, readonly [string, string]> = {
    'approval-bureau': ['zhao-shencha', 'qian-jueding'],
    'natural-resources': ['tian-ziran', 'tu-guihua'],
    'housing-bureau': ['jiang-paishui', 'shen-paishui'],
  };
  for (let round = 0; round < 12; round += 1) {
    const state = await at.house.room<Matters>('matters').state(matter);
    for (const one of Object.values(state?.cases ?? {})) {
      const [examiner = '', decider = ''] = staff[one.spec.organ] ?? [];
      if (one.status === 'received' && one.receivedOn !== undefined)
        await post(examiner, `/api/matters/${matter}/accept-case`, {
          case: one.spec.case,
          version: one.version,
        });
      for (const spec of one.spec.tasks) {
        const hot = one.tasks[spec.task];
        if (hot?.state !== 'open') continue;
        const on = { task: spec.task, version: hot.version };
        if (spec.kind === 'examine')
          await post(examiner, `/api/matters/${matter}/examine`, { ...on, opinion: 'grant', text: '可' });
        if (spec.kind === 'decide')
          await post(decider, `/api/matters/${matter}/decide-case`, {
            ...on,
            effect: 'granted',
            reasons: '符合条件',
          });
        if (spec.kind === 'public-notice')
          await post(examiner, `/api/matters/${matter}/record-step`, {
            ...on,
            passed: true,
            note: '公示无异议',
          });
      }
    }
  }
}

test('a stage whose barrier is closed cannot be handed in; the complete stage opens it', async () => {
  expect((await handIn('works')).code).toBe('barrier-closed');
  const land = await handIn('land');
  expect(land.code).toBeUndefined();
  expect(await again(), 'whoever lost the reply hears it again under the same key').toEqual(land);
  expect((await handIn('land')).code).toBe('stage-already-handed-in');
  // Wednesday, the filing on the spot and five working days for the land; the whole project is promised for January.
  const { promisedOn } = await get<MatterView>('zhang-shifan', `/api/matters/${land.matterId}`);
  expect(promisedOn, 'a stage is promised by its own limits').toBe('2026-12-02');
  expect((await view()).stages[0]).toMatchObject({ state: 'running', matter: land.matterId });
  await settle(land.matterId);
  const project = await view();
  expect(project.stages.slice(0, 2).map((one) => one.state)).toEqual(['complete', 'open']);
  expect(project.rows.find((row) => row.item === 'land-permit')).toMatchObject({
    status: 'closed',
    real: { from: '2026-11-25', to: '2026-11-25' },
  });
  // Owner and agent, or two tabs, in the same moment: one stage is one matter.
  const both = await Promise.all([handIn('works'), handIn('works')]);
  expect(new Set(both.flatMap((one) => one.matterId ?? [])).size).toBe(1);
  expect(both.filter((one) => one.code !== undefined && one.code !== 'stage-already-handed-in')).toEqual([]);
  expect((await get<{ matters: unknown[] }>('zhang-shifan', '/api/matters')).matters).toHaveLength(2);
  expect((await view()).rows.find((row) => row.item === 'works-permit')).toMatchObject({ holder: 'natural-resources' });
});

test('one form for each stage asks only what nobody has answered', async () => {
  const form = await get<StageForm>('zhang-shifan', `/api/projects/${id}/stages/completion`);
  expect(form.fields).toEqual([]);
  expect(form.papers.map((paper) => paper.material)).toContain('survey-report');
  expect(form.barrier).toEqual(['construction']);
});

test('a ledger entry closes when the evidence is there, and never by the passing of time', async () => {
  const entry = { what: '协调 110 千伏线路迁改', lead: '副县长（示范）', stage: 'construction', due: '2026-11-01' };
  expect((await post('zhang-shifan', `/api/projects/${id}/ledger`, entry)).code).toBe('forbidden');
  expect((await post('xie-xietiao', `/api/projects/${id}/ledger`, entry)).code).toBeUndefined();
  expect((await view()).ledger).toMatchObject([{ entry: 'e1', isOverdue: true, evidence: null }]);
  const close = (kind: string, reference: string) =>
    post('xie-xietiao', `/api/projects/${id}/ledger/e1/close`, { evidence: { kind, reference } });
  expect((await close('stage', 'construction')).code).toBe('evidence-not-found');
  expect((await close('document', 'a'.repeat(64))).code).toBe('evidence-not-found');
  expect((await close('document', await upload('迁改完成证明'))).code).toBeUndefined();
  expect((await close('stage', 'land')).code).toBe('ledger-entry-closed-already');
  expect((await view()).ledger[0]).toMatchObject({ isOverdue: false, evidence: { kind: 'document' } });
});

test('whoever opens a project chooses its stages, and every item is asked in exactly one form behind its barrier', async () => {
  const { themes } = await get<TemplateList>('zhang-shifan', '/api/projects/templates');
  const [theme] = themes;
  const chosen = theme?.templates.map((one) => one.template) ?? [];
  expect(chosen).toEqual(['four', 'five', 'four-four-one-x', 'own']);
  const numbers: number[] = [];
  for (const [index, template] of chosen.entries()) {
    const body = {
      code: `2026-999901-33-03-00020${index}`,
      name: '阶段模板示范',
      theme: theme?.theme,
      template,
      answers,
    };
    const { projectId } = await post<{ projectId: string }>('zhang-shifan', '/api/projects', body);
    const project = await get<ProjectView>('zhang-shifan', `/api/projects/${projectId}`);
    expect(project.stages.map((one) => one.state)).toEqual([
      'open',
      ...Array.from({ length: project.stages.length - 1 }, () => 'waiting'),
    ]);
    const forms = await Promise.all(
      project.stages.map((one) => get<StageForm>('zhang-shifan', `/api/projects/${projectId}/stages/${one.stage}`)),
    );
    const items = forms.flatMap((form) => form.items.map((item) => item.item));
    expect(items.toSorted()).toEqual(project.rows.map((row) => row.item).toSorted());
    expect(new Set(items).size).toBe(items.length);
    expect(forms.map((form) => form.barrier.length)).toEqual(project.stages.map((_, n) => (n === 0 ? 0 : 1)));
    numbers.push(project.stages.length);
  }
  expect(numbers).toEqual([4, 5, 4, 2]);
  const wrong = {
    code: '2026-999901-33-03-000209',
    name: '没有这样的阶段',
    theme: theme?.theme,
    template: 'three',
    answers,
  };
  expect((await post('zhang-shifan', '/api/projects', wrong)).code).toBe('template-does-not-fit');
});

test('a project that runs is counted on the calendar in force', async () => {
  const days = async () => {
    const { promised, expected } = await view();
    return [promised.date, expected.date];
  };
  const [promised, expected] = await days();
  const { rest = '', work = '' } = mainlandCalendar.years[2026] ?? {};
  const years = { 2026: { notice: '示范通告 1 号', rest: `${rest} E1126-1127`, work } };
  const body = { source: '安和县人民政府通告（示范）', years, reason: '县庆放假' };
  expect((await post('xi-tong', '/api/calendar', body)).code).toBeUndefined();
  const [promisedAfter, expectedAfter] = await days();
  expect(promisedAfter).not.toBe(promised);
  expect(expectedAfter).not.toBe(expected);
});
