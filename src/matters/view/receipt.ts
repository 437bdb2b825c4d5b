/** The slip (申请材料接收凭证): what was received, when, by which number, and until when an answer is promised. */
import type { People } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { maySee } from '../access.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import { acting } from '../perform.ts';
import { fileNameOf, fileNamesOf } from '../file-names.ts';
import { promiseOf } from '../clock/promised.ts';
import type { Receipt } from '../schema.ts';
import { loadMatter } from './loaded.ts';
import { recordLook } from '../looks/recorded.ts';
import { namesFor } from './names.ts';
import { matterFact } from '../facts.ts';

export async function viewReceipt(house: House, actor: Actor, matterId: string): Promise<Receipt | Refusal> {
  const loaded = await loadMatter(house, matterId);
  if (!loaded || maySee(loaded.state, acting(actor)) !== 'whole') return { refused: 'matter-not-found' };
  const { head, cases } = loaded.state;
  const names = await namesFor(house, await catalogueOf(house, head.catalogue), []);
  const card = (await house.room<People>('people').cards([head.applicant])).get(head.applicant);
  if (actor.kind === 'staff') await recordLook(house, actor, head.applicant, matterId);
  const facts = loaded.facts.map(matterFact);
  const first = facts[0]?.name === 'matter-received' ? facts[0].data : undefined;
  const notice = facts.find((fact) => fact.name === 'notice-issued' && fact.data.kind === 'receipt');
  const files = fileNamesOf(loaded.facts);
  const nameOf = (need: string) =>
    Object.values(cases)
      .flatMap((one) => one.spec.needs)
      .find((each) => each.need === need)?.name ?? { zh: need, en: need };
  const promised = promiseOf(loaded.state);
  return {
    matterId,
    number: head.number,
    notice: notice?.name === 'notice-issued' ? notice.data.number : null,
    title: head.title,
    receivedAt: head.receivedAt,
    channel: head.channel,
    applicant: card?.name ?? '',
    promisedOn: promised?.on ?? null,
    promisedAt: promised?.at ?? null,
    cases: Object.values(cases).map((one) => ({
      case: one.spec.case,
      number: one.number,
      name: one.spec.name,
      organName: names.organ(one.spec.organ),
      promised: one.spec.promised,
    })),
    materials: (first?.materials ?? []).map((one) => ({
      name: nameOf(one.need),
      way: one.way,
      sha256: one.sha256,
      fileName: fileNameOf(files, one.need, one.sha256),
    })),
  };
}
