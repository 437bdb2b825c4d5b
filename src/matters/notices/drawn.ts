/** Documents that are drawn from a fact of their own and are not notices: the record of a site check, the proof of service. They bind nobody and are served to nobody, so nothing waits for them. Pure. */
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';
import { dayInWords, type Issued } from './notice-text.ts';
import templates from './templates.json' with { type: 'json' };

/** `f12` names the document of the twelfth fact. */
export const seqOf = (notice: string): number | undefined => {
  const [, seq] = /^f(\d{1,9})$/.exec(notice) ?? [];
  return seq === undefined ? undefined : Number(seq);
};

const ways: Readonly<Record<string, string>> = {
  direct: '直接送达',
  post: '邮寄送达',
  entrusted: '委托送达',
  left: '留置送达',
  announced: '公告送达',
};

/** The fact as a document that can be printed; undefined where it has none. Electronic service proves itself by its arrival. */
export function drawnFrom(state: MatterState, facts: readonly MatterFact[], seq: number): Issued | undefined {
  const fact = facts.find((one) => one.seq === seq);
  if (fact?.name === 'survey-recorded') return surveyRecord(state, fact);
  if (fact?.name === 'notice-served' && fact.data.way !== 'electronic') return proofOfService(facts, fact);
  return undefined;
}

type Of<N extends MatterFact['name']> = Extract<MatterFact, { name: N }>;

function surveyRecord(state: MatterState, fact: Of<'survey-recorded'>): Issued {
  const { data } = fact;
  return issued(fact, 'survey-record', 'survey-record@2', {
    organ: data.organ,
    cases: [data.case],
    number: `${state.cases[data.case]?.number ?? ''}-${fact.seq}`,
    content: {
      staff: data.staff.map((one) => `${one.name}（${one.card}）`),
      points: data.checklist.map((one) => ({ point: one.point, fits: one.fits, note: one.note ?? '' })),
      findings: data.findings,
      photographs: data.photographs.length > 0 ? `${data.photographs.length}张` : '',
      opinion: data.passed ? '符合要求' : '不符合要求',
    },
  });
}

function proofOfService(facts: readonly MatterFact[], fact: Of<'notice-served'>): Issued | undefined {
  const of = facts.find((one): one is Issued => one.name === 'notice-issued' && one.data.notice === fact.data.notice);
  if (!of) return undefined;
  const title = (templates as Readonly<Record<string, { title: string }>>)[of.data.template]?.title ?? '';
  return issued(fact, 'delivery', 'delivery@2', {
    organ: of.data.organ,
    cases: of.data.cases,
    number: `${of.data.number}（送达）`,
    content: {
      document: title,
      of: of.data.number,
      way: ways[fact.data.way] ?? '',
      day: dayInWords(fact.data.at.slice(0, 10)),
      evidence: fact.data.evidence ?? '',
    },
  });
}

function issued(
  fact: MatterFact,
  kind: Issued['data']['kind'],
  template: string,
  more: Pick<Issued['data'], 'organ' | 'cases' | 'number' | 'content'>,
): Issued {
  const { seq, at, actor } = fact;
  return {
    name: 'notice-issued',
    version: 1,
    seq,
    at,
    actor,
    data: { notice: `f${seq}`, kind, template, seal: 'none', ...more, cases: [...more.cases] },
  };
}
