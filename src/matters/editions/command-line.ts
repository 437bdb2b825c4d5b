/** `onevisit matters apply-catalogue`: what the page of the centre does, for the operator beside whom the coordinator sits. Exit code 1: refused. */
import { staffByAccount } from '../../people/index.ts';
import { isRefusal, type CliCall, type CliCommand, type House } from '../../platform/index.ts';
import { houseCause } from '../perform.ts';
import { orderChange, previewChange } from './change.ts';
import type { CatalogueChangeBody, CatalogueChangePreview } from './schema.ts';

const text = (call: CliCall, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Row = CatalogueChangePreview['rows'][number];

/** The command line speaks the screens' language. */
const title = (house: House, code: string): string => house.words.all['zh-CN'][`problem.${code}.title`] ?? code;

const line = (house: House, one: Row): string => {
  const why = one.code === null ? [] : [title(house, one.code)];
  return [`${one.number}  ${one.matterId}  ${one.outcome}`, ...why, ...one.told.map((each) => each.zh)].join('\n    ');
};

async function preview(call: CliCall, cause: 'law' | 'catalogue'): Promise<number> {
  const house = await call.house();
  let after: string | undefined;
  do {
    const page = await previewChange(house, cause, after);
    if (call.json) call.print(JSON.stringify(page));
    else {
      if (after === undefined)
        call.print(`${page.catalogue}: ${page.matters} 件在办件停留在旧版目录 on an older edition`);
      for (const one of page.rows) call.print(line(house, one));
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return 0;
}

/** The order as the options say it; undefined where something is wanting. */
async function bodyOf(call: CliCall, cause: 'law' | 'catalogue'): Promise<CatalogueChangeBody | undefined> {
  const [reasons, law, article, inForceFrom] = ['reasons', 'law', 'article', 'inForceFrom'].map((one) =>
    text(call, one),
  );
  if (reasons === undefined) return undefined;
  const { catalogue } = await previewChange(await call.house(), cause);
  const basis = law === undefined ? [] : [{ law, ...(article && { article }), ...(inForceFrom && { inForceFrom }) }];
  return { catalogue, cause, reasons, basis };
}

export const applyCatalogueCommand: CliCommand = {
  name: 'matters apply-catalogue',
  describe:
    'bring the published catalogue to running matters on an older edition; the server does it in the background',
  options: [
    { flags: '--preview', describe: 'say what it would bring to each matter, and change nothing' },
    { flags: '--as <account>', describe: 'the coordinator who orders it' },
    { flags: '--reasons <sentence>', describe: 'why; the applicants read it' },
    {
      flags: '--law <name>',
      describe: 'the law that changed; without it an edit, which reaches a matter only where it is better',
    },
    { flags: '--article <article>', describe: 'its article' },
    { flags: '--in-force-from <date>', describe: 'its day of force' },
  ],
  async run(call) {
    const cause = text(call, 'law') === undefined ? 'catalogue' : 'law';
    if (call.options['preview'] === true) return await preview(call, cause);
    const account = text(call, 'as');
    const body = account === undefined ? undefined : await bodyOf(call, cause);
    if (account === undefined || body === undefined) {
      call.progress('需要 --as 和 --reasons，或者 --preview  --as and --reasons are needed, or --preview');
      return 2;
    }
    const house = await call.house();
    const who = await staffByAccount(house, account);
    const done = who?.roles.includes('coordinator')
      ? await orderChange(
          house,
          { kind: 'staff', id: who.staffId, roles: ['coordinator'], organ: who.organ },
          body,
          houseCause(`catalogue-change:${house.ids.next()}`),
        )
      : { refused: 'not-permitted' };
    if (call.json) call.print(JSON.stringify(done));
    else if (isRefusal(done)) call.print(title(house, done.refused));
    else
      call.print(`${done.change}: ${done.matters} 件，由运行中的服务逐件办理 matters, brought by the running server`);
    return isRefusal(done) ? 1 : 0;
  },
};
