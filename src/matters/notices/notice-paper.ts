/** A notice as PDF, drawn anew from its facts each time: the same notice is the same bytes, whoever asks and whenever. */
import { legalDay } from '../../calendar/index.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import type { People } from '../../people/index.ts';
import { renderNotice, type Actor, type House, type NoticePaper, type Refusal } from '../../platform/index.ts';
import { casesSeen, maySee, type Acting } from '../access.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import { acting } from '../perform.ts';
import { matterFact, type MatterFact } from '../facts.ts';
import { sealWords } from '../seal-kinds.ts';
import type { MatterState } from '../state.ts';
import { recordLook } from '../looks/recorded.ts';
import { loadMatter } from '../view/loaded.ts';
import { drawnFrom, seqOf } from './drawn.ts';
import { dayInWords, noticeText, type Issued } from './notice-text.ts';

/** Kinds that the applicant follows up by their code: the code leads to the matter's page, which asks for signing in. */
const followed: ReadonlySet<string> = new Set(['receipt', 'acceptance', 'tolerance', 'correction']);

/** The bytes; refused as `matter-not-found`, or as `notice-not-found` where the notice is none of the actor's organ's cases. */
export async function noticePdf(
  house: House,
  actor: Actor,
  matterId: string,
  notice: string,
): Promise<Uint8Array | Refusal> {
  const loaded = await loadMatter(house, matterId);
  const sees = loaded ? maySee(loaded.state, acting(actor)) : 'none';
  if (!loaded || sees === 'none') return { refused: 'matter-not-found' };
  const { state } = loaded;
  const facts = loaded.facts.map(matterFact);
  const seq = seqOf(notice);
  const fact =
    seq === undefined
      ? facts.find((one): one is Issued => one.name === 'notice-issued' && one.data.notice === notice)
      : drawnFrom(state, facts, seq);
  if (!fact || (sees === 'own-cases' && !isOfOrgan(state, acting(actor), fact))) return { refused: 'notice-not-found' };
  const catalogue = await catalogueOf(house, state.head.catalogue);
  const told = facts.find((one) => one.name === 'correction-notified' && one.data.notice === notice);
  const on = legalDay(new Date(fact.at));
  const people = house.room<People>('people');
  const presider = fact.data.content['presider'];
  const presides = typeof presider === 'string' ? await people.staff(presider) : undefined;
  const isForOthers = fact.data.content['to'] === 'third-party';
  if (isForOthers && actor.kind === 'person') return { refused: 'notice-not-found' };
  const text = noticeText(state, fact, {
    on,
    ...(presides ? { staffName: () => presides.name } : {}),
    organName: (id) => catalogue.organs[id]?.name.zh ?? id,
    ...(told?.name === 'correction-notified' ? { until: told.data.until.on } : {}),
  });
  if (!text) return { refused: 'notice-not-found' };
  const card = (await people.cards([state.head.applicant])).get(state.head.applicant);
  if (actor.kind === 'staff') await recordLook(house, actor, state.head.applicant, matterId);
  const organ = organOf(catalogue, fact);
  return await renderNotice({
    kind: text.title,
    number: fact.data.number,
    organ,
    addressee: isForOthers ? '利害关系人' : (card?.name ?? '申请人'),
    paragraphs: text.paragraphs,
    ...(text.table ? { table: text.table } : {}),
    remedies: text.remedies,
    date: dayInWords(on),
    at: new Date(fact.at),
    ...qrOf(house, state, fact),
    ...sealOf(facts, fact, organ),
  });
}

const isOfOrgan = (state: MatterState, actor: Acting, fact: Issued): boolean =>
  casesSeen(state, actor).some((one) => fact.data.cases.includes(one.spec.case));

/** The one organ that issued it; the service centre where several organs speak in one paper. */
function organOf(catalogue: Catalogue, fact: Issued): string {
  const { organ } = fact.data;
  if (organ !== null) return catalogue.organs[organ]?.name.zh ?? organ;
  const centre = Object.values(catalogue.organs).find((one) => one.kind === 'centre');
  return centre?.name.zh ?? Object.values(catalogue.sites)[0]?.name.zh ?? '政务服务中心';
}

/** The seal with the letter under which it was used; nothing where it still waits. What was issued before letters were recorded names none. */
function sealOf(facts: readonly MatterFact[], fact: Issued, organ: string): Pick<NoticePaper, 'seal' | 'foot'> {
  if (fact.data.seal === 'none') return {};
  const { notice } = fact.data;
  const line = facts.findLast(
    (one) => (one.name === 'seal-used' || one.name === 'seal-awaited') && one.data.notice === notice,
  );
  if (line?.name === 'seal-awaited') return { foot: '本文书待用印，用印前不作为正式文本。' };
  const kind = fact.data.seal === 'organ-seal' ? undefined : sealWords(fact.data.seal)?.zh;
  const words = sealWords(fact.data.seal)?.zh ?? '';
  return {
    seal: { organ, ...(kind === undefined ? {} : { kind }) },
    ...(line?.name === 'seal-used' ? { foot: `用印：${words}，授权书${line.data.letterNumber}` } : {}),
  };
}

function qrOf(house: House, { head }: MatterState, fact: Issued): Pick<NoticePaper, 'qr'> {
  if (!followed.has(fact.data.kind)) return {};
  return {
    qr: {
      url: `${house.config.publicUrl}/matters/${head.id}`,
      lines: [`办件编号：${head.number}`, '扫码登录后核对本文书和办理进度'],
    },
  };
}
