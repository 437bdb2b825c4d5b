/** The offer on paper (免申即享告知书): what, how much, by which rule and data, until when; that silence costs nothing. Drawn anew from its facts, the same bytes each time. */
import { legalDay } from '../calendar/index.ts';
import { catalogueOf } from '../catalogue/index.ts';
import { dayInWords } from '../matters/index.ts';
import type { People } from '../people/index.ts';
import { renderNotice, type House, type Refusal } from '../platform/index.ts';
import type { BenefitState } from './decide.ts';
import { usedIn } from './view.ts';

/** The bytes. */
export async function offerPdf(house: House, id: string, { offer, told }: BenefitState): Promise<Uint8Array | Refusal> {
  const catalogue = await catalogueOf(house, offer.catalogue);
  const card = (await house.room<People>('people').cards([offer.person])).get(offer.person);
  const organ = catalogue.organs[offer.organ]?.name.zh ?? offer.organ;
  const at = new Date(told?.at ?? `${offer.until}T00:00:00.000Z`);
  const basis = offer.basis.map(({ law, article }) => `《${law}》${article ?? ''}`).join('、');
  const used = usedIn(catalogue, offer);
  return await renderNotice({
    kind: '惠企政策免申即享告知书',
    number: id,
    organ,
    addressee: card?.name ?? '申请人',
    paragraphs: [
      `经比对登记信息，您符合“${offer.itemName.zh}”的条件，可以得到${offer.amount}元，不用申请。`,
      `条件：${offer.rule.zh}`,
      `依据：${[offer.document, basis].filter(Boolean).join('；')}。`,
      `请在${dayInWords(offer.until)}前在“为您找到的政策”确认收款账号。登记信息不对的，可以在那里指出。`,
      '不确认或者放弃，不付款，也不影响您以后按普通方式申报，不作任何不利记录。',
    ],
    ...(used.length === 0
      ? {}
      : {
          table: {
            columns: [
              { title: '登记信息', share: 4 },
              { title: '内容', share: 3 },
              { title: '来源', share: 4 },
            ],
            rows: used.map((one) => [one.label.zh, one.value, one.register.zh]),
          },
        }),
    remedies: [],
    date: dayInWords(legalDay(at)),
    at,
    foot: '本告知书不是决定，不加盖印章。',
  });
}
