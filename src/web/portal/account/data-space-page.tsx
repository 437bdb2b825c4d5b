/** My data space: what is known and therefore not asked, what I hold and have handed in, what others did for me, and everybody who looked. */
import type { Names } from '../../../catalogue/index.ts';
import type { Text } from '../../../catalogue/pure.ts';
import type { DataSpaceView } from '../../../people/index.ts';
import { PageTitle } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { sayDate } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { sayAnswer } from '../../draft/answers.ts';
import { ActsForMe, Certificates, Filings, Reads, type Space } from './data-space-parts.tsx';

/** The page. */
export async function dataSpacePage(visit: Visit): Promise<PageResult> {
  const space = await spaceOf(visit);
  if ('problem' in space) return space;
  const { say } = visit;
  const { own, names } = space;
  const known = own.facts.flatMap((fact) => {
    const element = names.elements[fact.element];
    if (!element) return [];
    const on = fact.on === undefined ? '' : sayDate(visit.lang, fact.on);
    return [
      {
        key: visit.tell(element.label),
        value: sayAnswer(visit, element, fact.value),
        source: say(`web.data-space.source.${fact.source}`, { on }),
      },
    ];
  });
  return {
    title: say('web.data-space.title'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.data-space.title')} lead={say('web.data-space.lead')} />
        <SummaryList
          rows={[
            { key: say('web.data-space.name'), value: own.name },
            { key: say('web.data-space.identity'), value: own.identity },
            { key: say('web.data-space.phone'), value: own.phone },
            { key: say('web.data-space.credit'), value: say(`web.credit.${own.credit}`) },
            ...known,
          ]}
        />
        <Certificates visit={visit} space={space} />
        <Filings visit={visit} space={space} />
        <ActsForMe visit={visit} space={space} />
        <Reads visit={visit} space={space} />
      </>
    ),
  };
}

/** What is known of the person, and what the codes in it are called. */
async function spaceOf(visit: Visit): Promise<Space | Extract<PageResult, { problem: unknown }>> {
  const [answer, organs] = await Promise.all([
    visit.client.get<DataSpaceView>('/api/data-space'),
    visit.client.get<{ organs: readonly { id: string; name: Text }[] }>('/api/organs'),
  ]);
  if (!answer.ok) return { problem: answer.problem };
  const own = answer.body;
  const codes = (all: readonly string[]) => encodeURIComponent([...new Set(all)].join(','));
  const names = await visit.client.get<Names>(
    `/api/names?elements=${codes(own.facts.map((one) => one.element))}&materials=${codes(own.filings.map((one) => one.material))}` +
      `&certificateTypes=${codes(own.certificates.map((one) => one.type))}`,
  );
  return {
    own,
    names: names.ok ? names.body : { elements: {}, materials: {}, certificateTypes: {} },
    organs: new Map(organs.ok ? organs.body.organs.map((one) => [one.id, one.name]) : []),
  };
}
