/** `onevisit matters apply-catalogue`: what the page of the centre does, for the operator beside whom the coordinator sits. Exit code 1: refused. */
import { currentCatalogue } from '../../catalogue/index.ts';
import { staffByAccount } from '../../people/index.ts';
import { isRefusal, Stop, type Actor, type CliCall, type CliCommand, type House } from '../../platform/index.ts';
import { houseCause } from '../perform.ts';
import { listChanges, orderChange, previewChange, refusedIn } from './change.ts';
import { outcomes, type Outcome } from './outcome.ts';
import type { CatalogueChangeBody, CatalogueChangePreview } from './schema.ts';

const text = (call: CliCall, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Row = CatalogueChangePreview['rows'][number];

/** The command line speaks the screens' language. */
const said = (house: House, code: string): string => {
  const words = house.words.all['zh-CN'];
  const all = ['title', 'remedy'].flatMap((part) => words[`problem.${code}.${part}`] ?? []);
  return all.length === 0 ? code : all.join('。').replace('。。', '。');
};

const outcomeWords = new Map<Outcome, string>([
  ['moved', '改按新版 moved'],
  ['stayed', '无变化 stayed'],
  ['refused', '不适用 refused'],
]);
const inWords = (outcome: Outcome): string => outcomeWords.get(outcome) ?? outcome;

const line = (house: House, one: Row): string => {
  const why = one.code === null ? [] : [said(house, one.code)];
  return [`${one.number}  ${one.matterId}  ${inWords(one.outcome)}`, ...why, ...one.told.map(({ zh }) => zh)].join(
    '\n    ',
  );
};

async function preview(call: CliCall, cause: 'law' | 'catalogue'): Promise<number> {
  const house = await call.house();
  const counts = new Map<Outcome, number>();
  let after: string | undefined;
  do {
    const page = await previewChange(house, cause, after);
    for (const one of page.rows) counts.set(one.outcome, (counts.get(one.outcome) ?? 0) + 1);
    if (call.json) call.print(JSON.stringify(page));
    else {
      if (after === undefined)
        call.print(`${page.catalogue}: ${page.matters} 件在办件停留在旧版目录 on an older edition`);
      for (const one of page.rows) call.print(line(house, one));
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  const sums = [...counts].map(([outcome, n]) => `${n} 件${inWords(outcome)}`).join('，');
  if (sums !== '') call.progress(`${sums}。没有改动任何办件。 Nothing was changed.`);
  return 0;
}

/** How far the last acts are, and what the newest of them could not move. */
async function progress(call: CliCall): Promise<number> {
  const house = await call.house();
  const { changes } = await listChanges(house);
  if (call.json) call.print(JSON.stringify(changes));
  else if (changes.length === 0) call.print('还没有批量适用过 none was ordered yet');
  if (call.json) return 0;
  for (const one of changes) {
    const state = one.finishedAt === null ? '进行中 under way' : `已完成 finished ${one.finishedAt}`;
    const sums = outcomes.map((outcome) => `${inWords(outcome)} ${one[outcome]}`).join('，');
    call.print(`${one.change}  ${one.by}  ${one.reasons}\n    ${one.matters} 件：${sums}，${state}`);
  }
  if (changes[0]) await printRefused(call, changes[0].change);
  return 0;
}

async function printRefused(call: CliCall, change: string, after?: string): Promise<void> {
  const house = await call.house();
  const page = await refusedIn(house, change, after);
  if (isRefusal(page)) return;
  for (const one of page.rows) call.print(`    ${one.number}  ${one.matterId}  ${said(house, one.code)}`);
  if (page.next !== null) await printRefused(call, change, page.next);
}

/** What is wrong with the options, in both languages; undefined where nothing is. */
function wrongUse(call: CliCall): readonly [string, string] | undefined {
  const has = (name: string): boolean => text(call, name) !== undefined;
  if (!has('law') && (has('article') || has('inForceFrom')))
    return ['--article 和 --in-force-from 要与 --law 同用', '--article and --in-force-from go with --law'];
  if (has('law') && !has('inForceFrom'))
    return ['--law 要写明施行日期：--in-force-from 2026-12-01', '--law needs its day: --in-force-from 2026-12-01'];
  if (call.options['preview'] === true || call.options['progress'] === true) return undefined;
  const missing = [...(has('as') ? [] : ['--as <account>']), ...(has('reasons') ? [] : ['--reasons <sentence>'])];
  return missing.length === 0
    ? undefined
    : [
        `缺少 ${missing.join('、')}；只想先看结果，用 --preview`,
        `${missing.join(', ')} missing; --preview only says what it would bring`,
      ];
}

/** The order as the options say it. */
async function bodyOf(call: CliCall, cause: 'law' | 'catalogue'): Promise<CatalogueChangeBody> {
  const [law, article, inForceFrom] = ['law', 'article', 'inForceFrom'].map((one) => text(call, one));
  const { version: catalogue } = await currentCatalogue(await call.house());
  const basis = law === undefined ? [] : [{ law, ...(article && { article }), ...(inForceFrom && { inForceFrom }) }];
  return { catalogue, cause, reasons: text(call, 'reasons') ?? '', basis };
}

async function coordinator(house: House, account: string): Promise<Actor> {
  const who = await staffByAccount(house, account);
  if (!who) throw new Stop(`没有账号 ${account}`, `There is no account ${account}`);
  if (!who.roles.includes('coordinator'))
    throw new Stop(
      `${who.name}（${account}）不是统筹协调人员，批量适用由统筹协调人员决定`,
      `${account} is not a coordinator; a change for all running matters is ordered by one`,
    );
  return { kind: 'staff', id: who.staffId, roles: ['coordinator'], organ: who.organ };
}

async function order(call: CliCall, cause: 'law' | 'catalogue'): Promise<number> {
  const house = await call.house();
  const actor = await coordinator(house, text(call, 'as') ?? '');
  const done = await orderChange(
    house,
    actor,
    await bodyOf(call, cause),
    houseCause(`catalogue-change:${house.ids.next()}`),
  );
  if (call.json) call.print(JSON.stringify(done));
  else if (isRefusal(done)) call.progress(said(house, done.refused));
  else {
    call.print(`${done.change}: ${done.matters} 件 matters`);
    call.progress(
      '由运行中的服务逐件办理，进度：onevisit matters apply-catalogue --progress\n' +
        'The running server brings it to each; how far it is: onevisit matters apply-catalogue --progress',
    );
  }
  return isRefusal(done) ? 1 : 0;
}

export const applyCatalogueCommand: CliCommand = {
  name: 'matters apply-catalogue',
  describe:
    'bring the published catalogue to running matters on an older edition; the server does it in the background. ' +
    'First --preview, then --as xie-xietiao --reasons "…", then --progress',
  options: [
    { flags: '--preview', describe: 'say what it would bring to each matter, and change nothing' },
    { flags: '--progress', describe: 'say how far the last orders are, and what could not be moved' },
    { flags: '--as <account>', describe: 'the coordinator who orders it' },
    { flags: '--reasons <sentence>', describe: 'why; the applicants read it' },
    {
      flags: '--law <name>',
      describe: 'the law that changed; without it an edit, which reaches a matter only where it is better',
    },
    { flags: '--article <article>', describe: 'its article; with --law' },
    { flags: '--in-force-from <date>', describe: 'its day of force, as 2026-12-01; with --law' },
  ],
  async run(call) {
    const wrong = wrongUse(call);
    if (wrong) {
      call.progress(wrong.join('\n'));
      return 2;
    }
    const cause = text(call, 'law') === undefined ? 'catalogue' : 'law';
    if (call.options['preview'] === true) return await preview(call, cause);
    return await (call.options['progress'] === true ? progress(call) : order(call, cause));
  },
};
