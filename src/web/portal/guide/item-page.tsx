/** The guide of one item (办事指南): what the law wants to be public before anybody asks (行政许可法 §30). */
import type { ItemView } from '../../../catalogue/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { TopicList } from '../../components/topic-list/topic-list.tsx';
import { basisText } from '../../draft/provenance.tsx';

interface Props {
  readonly visit: Visit;
  readonly item: ItemView;
}

/** The page. */
export async function itemPage(visit: Visit): Promise<PageResult> {
  const { say, tell } = visit;
  const found = await visit.client.get<ItemView>(`/api/items/${encodeURIComponent(visit.params['item'] ?? '')}`);
  if (!found.ok) return { problem: found.problem };
  const item = found.body;
  return {
    title: tell(item.name),
    back: { href: '/lists', label: say('web.lists.title') },
    islands: ['/assets/print.js'],
    body: (
      <div class="ov-stack-l">
        <PageTitle title={tell(item.name)} above={say('web.item.above')} lead={tell(item.organ.name)} />
        {item.external && <Notice tone="info" title={say('web.item.external')} />}
        <PartOf visit={visit} item={item} />
        <Terms visit={visit} item={item} />
        <Papers visit={visit} item={item} />
        <Steps visit={visit} item={item} />
        <Where visit={visit} item={item} />
        <Law visit={visit} item={item} />
        <p>
          <Button kind="quiet" type="button" name="print">
            {say('web.item.print')}
          </Button>
        </p>
      </div>
    ),
  };
}

/** Where it is applied for: never by itself when it is part of a thing to do. */
function PartOf({ visit: { say, tell }, item }: Props) {
  if (item.themes.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.apply')}</Heading>
      <TopicList topics={item.themes.map(({ id, title }) => ({ title: tell(title), href: `/themes/${id}` }))} />
    </section>
  );
}

function Terms({ visit, item }: Props) {
  const { say, tell } = visit;
  const limit = (of: { n: number; unit: string }): string => say('web.item.limit', { n: of.n, unit: of.unit });
  const validity = item.outputs.map((one) =>
    one.validity ? say('web.item.valid', { name: tell(one.name), limit: limit(one.validity) }) : tell(one.name),
  );
  const renewal = item.outputs.flatMap(({ name, renewal: window }) => {
    if (!window) return [];
    const words = { name: tell(name), closes: limit(window.closes) };
    return window.opens
      ? say('web.item.renewal.window', { ...words, opens: limit(window.opens) })
      : say('web.item.renewal.until', words);
  });
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.terms')}</Heading>
      <SummaryList
        rows={[
          ...(item.situation ? [{ key: say('web.item.situation'), value: tell(item.situation) }] : []),
          ...(item.appliesWhen ? [{ key: say('web.item.when'), value: tell(item.appliesWhen) }] : []),
          { key: say('web.item.promised'), value: limit(item.promised) },
          ...(item.statutory ? [{ key: say('web.item.statutory'), value: limit(item.statutory) }] : []),
          {
            key: say('web.item.visits'),
            value: say('web.item.times', { n: item.visits }),
            source: item.visitReason && tell(item.visitReason),
          },
          {
            key: say('web.item.fee'),
            value: item.fee
              ? say('web.item.charged', { name: tell(item.fee.name), amount: item.fee.amount })
              : say('web.item.free'),
          },
          ...(validity.length > 0
            ? [{ key: say('web.item.outputs'), value: validity.join(say('web.lists.comma')) }]
            : []),
          ...(renewal.length > 0
            ? [{ key: say('web.item.renewal'), value: renewal.join(say('web.lists.comma')) }]
            : []),
          { key: say('web.item.code'), value: item.codes.implementation },
          ...(item.onList ? [{ key: say('web.item.list'), value: tell(item.onList) }] : []),
        ]}
      />
    </section>
  );
}

function Papers({ visit, item }: Props) {
  const { say, tell } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.papers')}</Heading>
      <DataTable
        caption={say('web.item.papers.caption')}
        columns={[
          { key: 'paper', label: say('web.item.paper') },
          { key: 'how', label: say('web.item.how') },
          { key: 'basis', label: say('web.item.basis') },
        ]}
        rows={item.requirements.map((one) => ({
          key: one.id,
          cells: {
            paper: (
              <div class="ov-stack-s">
                <div>{one.materials.map(({ name }) => tell(name)).join(say('web.item.or'))}</div>
                {one.when && <div class="ov-quiet">{say('web.item.only-when', { when: tell(one.when) })}</div>}
                {one.help && <div class="ov-quiet">{tell(one.help)}</div>}
                {one.deferrableWithin && (
                  <div class="ov-quiet">
                    {say('web.item.later', { n: one.deferrableWithin.n, unit: one.deferrableWithin.unit })}
                  </div>
                )}
              </div>
            ),
            how: one.metBy.map((way) => say(`web.met-by.${way}`)).join(say('web.item.or')),
            basis: <span class="ov-quiet">{basisText(visit, one.basis)}</span>,
          },
        }))}
        empty={<p>{say('web.item.no-papers')}</p>}
      />
    </section>
  );
}

/** Where an item puts up a public notice, its notices are one step away. */
const isPublic = ({ steps }: Props['item']): boolean => steps.some((step) => step.kind === 'public-notice');

function Steps({ visit: { say, tell }, item }: Props) {
  if (item.steps.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.steps')}</Heading>
      <ol class="ov-stack-s">
        {item.steps.map((step) => (
          <li key={step.id}>
            {tell(step.name)} <span class="ov-quiet">{tell(step.organ)}</span>
            {step.checklist.length > 0 && (
              <ul>
                {step.checklist.map((line) => (
                  <li key={line.zh}>{tell(line)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {isPublic(item) && (
        <p>
          <a href={`/notices?item=${item.id}`}>{say('web.notices.of-item')}</a>
        </p>
      )}
    </section>
  );
}

function Where({ visit: { say, tell }, item }: Props) {
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.where')}</Heading>
      <SummaryList
        rows={[
          ...item.sites.map((site) => ({
            key: tell(site.name),
            value: tell(site.address),
            source: tell(site.hours),
          })),
          ...(item.organ.phone
            ? [{ key: say('web.item.phone'), value: <a href={`tel:${item.organ.phone}`}>{item.organ.phone}</a> }]
            : []),
        ]}
      />
    </section>
  );
}

function Law({ visit, item }: Props) {
  const { say, tell } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.item.law')}</Heading>
      <p>{basisText(visit, item.basis)}</p>
      {item.remedies && (
        <>
          <Heading level={3}>{say('web.item.remedies')}</Heading>
          <p>{tell(item.remedies.review)}</p>
          <p>{tell(item.remedies.litigation)}</p>
        </>
      )}
    </section>
  );
}
