/**
 * The one-time notice (一次性告知书) at the counter: what is needed for an affair, told once, numbered and sealed like every other document and kept
 * as it was told. It says what was answered and what follows from it, never who asked (Licensing Law art. 32).
 */
import { legalDay } from '../../calendar/index.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import { append, atHead, inOwnName } from '../../journal/index.ts';
import type { Plan } from '../../planner/pure.ts';
import {
  isRefusal,
  renderNotice,
  type Actor,
  type CommandKey,
  type House,
  type JsonValue,
  type NoticePaper,
  type Refusal,
} from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { planFor } from '../hand-in/plan-for.ts';
import { sealsInForce } from '../seals/in-force.ts';
import { sealOfDocument, sealWords } from '../seal-kinds.ts';
import { byWeekendsMark } from '../clock/days-told.ts';
import { dayInWords } from './notice-text.ts';
import type { OneTimeBody, OneTimeGiven, OneTimeList } from './one-time-schema.ts';
import { districtWord } from '../perform/numbers.ts';
import * as store from './one-time-store.ts';
import templates from './templates.json' with { type: 'json' };
import { staffNames } from '../view/names.ts';

const document = 'one-time';

/** POST /api/one-time-notices. Refused: a theme that does not exist, no letter for the seal. */
export async function giveOneTime(
  house: House,
  actor: Actor,
  body: OneTimeBody,
  key: CommandKey,
): Promise<OneTimeGiven | Refusal> {
  const planned = await planFor(house, { theme: body.theme, answers: body.answers as Record<string, JsonValue> });
  if (isRefusal(planned)) return planned;
  const { catalogue, plan } = planned;
  const on = legalDay(house.clock.now());
  const kind = sealOfDocument(document) as Exclude<ReturnType<typeof sealOfDocument>, 'none'>;
  const seals = await sealsInForce(house);
  const letter = seals.letterFor({ organ: actor.organ ?? null, kind, document, on, items: [] });
  if (typeof letter === 'string')
    return {
      refused: letter === 'no-letter' ? 'seal-not-authorised' : 'seal-letter-ended',
      detail: { organ: seals.organOf(actor.organ ?? null), kind, document },
    };
  const site = body.site ?? Object.keys(catalogue.sites)[0] ?? 'unknown';
  const content = contentOf(plan, catalogue, site);
  const notice = house.ids.next();
  const done = await house.db.command<JsonValue>(key, async (tx) => {
    const year = on.slice(0, 4);
    const [row] = await tx.query<{ n: number }>(store.drawOfficeNumber, [tx.key, document, year]);
    // Each office counts for itself, and its own number stands in front: no two papers of a district bear one number.
    const serial = `${String(tx.key).padStart(2, '0')}${String(row?.n ?? 1).padStart(5, '0')}`;
    const number = `${seals.wordOf(letter.organ) ?? districtWord(catalogue.district.name.zh)}告〔${year}〕第${serial}号`;
    const told = { notice, number, site, theme: body.theme, organ: letter.organ, content };
    await tx.query(store.addOneTime, [
      tx.key,
      notice,
      site,
      on,
      tx.now,
      actor.id,
      body.theme,
      number,
      letter.organ,
      letter.number,
      letter.form,
      JSON.stringify(content),
    ]);
    const seal = { kind, form: letter.form, letter: letter.letter, letterNumber: letter.number, by: actor.id };
    const written = await append(tx, {
      stream: `counter-${tx.key}-${site}`,
      expectedSeq: atHead,
      facts: [{ name: 'one-time-notice-given', version: 1, data: { ...told, seal } as unknown as JsonValue }],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(written) ? written : { notice, number };
  });
  return isRefusal(done) ? done : (done.reply as OneTimeGiven);
}

/** How a paper comes in, as the notice says it. */
const ways: Readonly<Record<string, string>> = {
  upload: '提交',
  'original-at-window': '窗口核对原件，不收取',
  certificate: '免提交（调用电子证照）',
  registry: '免提交（部门核验）',
  output: '免提交（本次办理产生）',
  'area-report': '免提交（区域评估结果）',
  'generated-form': '免提交（系统生成，签字即可）',
  commitment: '告知承诺代替',
  'earlier-filing': '免提交（以前提交过）',
};

interface Content {
  readonly title: string;
  readonly items: readonly string[];
  readonly open: number;
  readonly promised: string;
  /** The promise lies beyond the published calendar. Papers given before this was kept have nothing here. */
  readonly byWeekends?: true;
  readonly place: string;
  readonly rows: readonly (readonly [string, string, string])[];
}

/** What is told, in words that stay as they are whatever the catalogue becomes. */
function contentOf(plan: Plan, catalogue: Catalogue, site: string): Content {
  const place = catalogue.sites[site];
  const lines = Map.groupBy(plan.needs, (need) => need.line);
  return {
    title: plan.title.zh,
    items: plan.items.map((item) => item.name.zh),
    open: plan.questions.length,
    promised: plan.schedule.promised.date,
    ...(plan.schedule.promised.provisional ? { byWeekends: true } : {}),
    place: place ? `${place.name.zh}，${place.address.zh}，${place.hours.zh}` : '',
    rows: [...lines.values()].map((needs): [string, string, string] => {
      const [first] = needs;
      const basis = needs.flatMap((need) => need.why.basis).map(({ law, article = '' }) => `《${law}》${article}`);
      const how = first?.certain === false ? '视情况' : (ways[first?.chosen.kind ?? ''] ?? '提交');
      return [first?.name.zh ?? '', how, [...new Set(basis)].slice(0, 2).join('、')];
    }),
  };
}

interface Row {
  readonly notice_id: string;
  readonly site: string;
  readonly day: string;
  readonly at: Date;
  readonly staff_id: string;
  readonly theme: string;
  readonly number: string;
  readonly organ: string;
  readonly letter: string;
  readonly form: 'electronic' | 'impression';
  readonly content: Content;
}

/** GET /api/one-time-notices: the register of a day. */
export async function oneTimeList(
  house: House,
  actor: Actor,
  query: { readonly site?: string; readonly day?: string },
): Promise<OneTimeList> {
  const { sites } = await currentCatalogue(house);
  const site = query.site ?? Object.keys(sites)[0] ?? 'unknown';
  const day = query.day ?? legalDay(house.clock.now());
  const rows = await house.db.read<Row>(store.oneTimeOfDay, [actor.office ?? 0, site, day]);
  const nameOf = await staffNames(
    house,
    rows.map((row) => row.staff_id),
  );
  return {
    site,
    day,
    notices: rows.map((row) => ({
      notice: row.notice_id,
      number: row.number,
      at: row.at.toISOString(),
      by: nameOf(row.staff_id) ?? row.staff_id,
      theme: row.theme,
      title: row.content.title,
    })),
  };
}

/** GET /api/one-time-notices/:notice/pdf: the same bytes each time. Refused: `notice-not-found`. */
export async function oneTimePdf(house: House, actor: Actor, notice: string): Promise<Uint8Array | Refusal> {
  const [row] = await house.db.read<Row>(store.oneTime, [actor.office ?? 0, notice]);
  if (!row) return { refused: 'notice-not-found' };
  const catalogue = await currentCatalogue(house);
  return await renderNotice(paperOf(row, catalogue.organs[row.organ]?.name.zh ?? row.organ));
}

function paperOf({ number, content, day, at, letter }: Row, organ: string): NoticePaper {
  const form = templates['one-time@1'];
  const words = sealWords('reception-seal')?.zh ?? '';
  return {
    kind: form.title,
    number,
    organ,
    addressee: '申请人',
    paragraphs: [
      ...form.paragraphs.map((text) => text.replaceAll('{title}', content.title)),
      `涉及的事项：${content.items.join('、')}。`,
      ...(content.open > 0 ? [`还有${content.open}个问题没有回答，标明“视情况”的材料以回答为准。`] : []),
    ],
    table: {
      columns: [
        { title: '序号', share: 1 },
        { title: '材料', share: 4 },
        { title: '提交方式', share: 3 },
        { title: '依据', share: 4 },
      ],
      rows: content.rows.map((row, index) => [String(index + 1), ...row]),
    },
    remedies: [
      `今天提交的，承诺于${dayInWords(content.promised)}${content.byWeekends ? byWeekendsMark : ''}前办结。`,
      ...(content.place === '' ? [] : [`办理地点：${content.place}。`]),
    ],
    date: dayInWords(day),
    at,
    seal: { organ, kind: words },
    foot: `用印：${words}，授权书${letter}`,
  };
}
