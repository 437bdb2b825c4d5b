/** What happened, as a line of the timeline. */
import type { MatterView } from '../../matters/index.ts';
import { sayDue, sayInstant } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** What follows by itself from an act of the applicant is not theirs: papers that go out, a clock that stops. */
const ofItself: ReadonlySet<string> = new Set(['notice-issued', 'receipt-issued', 'clock-suspended', 'clock-resumed']);

/** Which step began, ended, came or went: the words of the fact do not say it. */
function stepOf({ tell }: Visit, matter: MatterView, { name, detail }: MatterView['timeline'][number]): string {
  if (!name.startsWith('step-')) return '';
  const step = matter.cases.flatMap((one) => one.tasks).find((task) => task.task === detail['task']);
  return step ? tell(step.name) : '';
}

/** One fact of the timeline in words; its days as people read them. */
export function eventOf(visit: Visit, matter: MatterView, entry: MatterView['timeline'][number]) {
  const { say, tell, lang } = visit;
  const names = entry.cases
    .map((id) => matter.cases.find((one) => one.case === id))
    .flatMap((one) => (one ? [tell(one.name)] : []));
  const about = [names.join(lang === 'en' ? ', ' : '、'), stepOf(visit, matter, entry)].filter((text) => text !== '');
  const detail = Object.fromEntries(
    Object.entries(entry.detail).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  ) as Record<string, string>;
  const days = Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]) => (isDay.test(value) ? [[key, sayDue(visit, value)]] : [])),
  );
  // What is decided has the name of what was asked for: a renewal is renewed, a subsidy is paid.
  const sort = matter.cases.find((one) => entry.cases.includes(one.case))?.sort ?? 'other';
  const who = entry.by.organName
    ? tell(entry.by.organName)
    : entry.by.kind === 'applicant' && !ofItself.has(entry.name)
      ? say('web.by.applicant')
      : entry.by.kind !== 'staff'
        ? say('web.by.system')
        : undefined;
  return {
    key: String(entry.seq),
    when: sayInstant(lang, entry.at),
    machine: entry.at,
    title: say(`matters.fact.${entry.name}`, {
      ...detail,
      ...days,
      sort,
      cases: names.join(lang === 'en' ? ', ' : '、'),
    }),
    ...(who ? { who } : {}),
    ...(about.length > 0 ? { detail: <p class="ov-quiet">{about.join(' · ')}</p> } : {}),
    state: 'past' as const,
  };
}
