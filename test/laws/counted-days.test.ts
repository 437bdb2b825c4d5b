/**
 * A counted day beyond the published calendar says so wherever it stands (decision 0075). Pages say counted days with `sayDue`, notices carry
 * them by `daysToTell`, the planner tells them with `sayDay`; whoever writes a day in another way stands here with the reason.
 */
import { expect, test } from 'vitest';
import { isTest, readSources, withSource, type Sources } from './sources.ts';

const sources = readSources();

/** Days of the wire that are counted, as pages read them. */
const counted =
  /\b(?:promisedOn|dueOn|putRightBy|(?:expected|promised)\.(?:date|to|due)|(?:baseline|optimised|row)\.promised|(?:one|each|task|clock|duty|limit|subject|paper)\.due|correction\.until)\b/;

/** Pages that name a counted day and say it in another way than `sayDue`. */
const otherwise: Readonly<Record<string, string>> = {
  'src/web/components/war-map/war-map.tsx':
    'a drawing of days as numbers; what lies beyond the calendar is hatched and in the legend',
  'src/web/desk/matter/matter-aside.tsx': 'the mark is a sentence of its own below the day',
  'src/web/desk/matter/who-panel.tsx': 'DueCell says it',
  'src/web/desk/list/task-table.tsx': 'DueCell says it',
  'src/web/plan/live.ts': 'the sentence of a provisional day is another one',
  'src/web/portal/acts/table.ts': 'act-page.tsx says it',
  'src/web/projects/ledger.tsx': 'the day of an entry is fixed by whoever leads the project',
};

/** Calls of `sayDate` in pages, by what they say: days that have been, that somebody fixed, or whose mark stands beside them. */
const fixed: readonly RegExp[] = [
  // A day that has been.
  /decision\.on|heldOn|suspension\.from|submittedOn|above\.submittedOn|handedOn|takenOn|receivedOn|readyOn|collectedOn|issuedOn|publishedOn|withdrawnOn|clock\.now|legalDay\(|v\.asOf|fact\.on|\bone\.on\b|one\.from|last\.on|project\.today/,
  // A day that somebody fixed: letters, absences, area reports, certificates, offers, hours.
  /validUntil|one\.until|row\.until|hours\.|current|one\.day|backOn/,
  // The calendar itself, and what it would change: the page says beside each which days are firm.
  /one\.date|one\.to\b/,
  // The mark stands in the sentence beside it.
  /^(?:visit\.)?lang, (?:iso|promised\.date|on|date|day|value)\b|one\.due$|step\.date|glance\.promised/,
];

const pages = (all: Sources) =>
  [...all].filter(([path]) => path.startsWith('src/web/') && !isTest(path) && !path.endsWith('examples.tsx'));

/** Files that name a counted day without a way to mark it. */
const unmarked = (all: Sources): string[] =>
  pages(all).flatMap(([path, text]) =>
    counted.test(text) && !/\bsayDue\b|\bDueCell\b/.test(text) && otherwise[path] === undefined ? [path] : [],
  );

/** What `sayDate` says where nobody has said why it carries no mark. */
const saidPlainly = (all: Sources): string[] =>
  pages(all).flatMap(([path, text]) =>
    path === 'src/web/app/dates.ts'
      ? []
      : [...text.matchAll(/\bsayDate\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].flatMap(([, said = '']) =>
          fixed.some((one) => one.test(said.replace(/, true$/, ''))) ? [] : [`${path}: ${said}`],
        ),
  );

/** Contents of notices that hold a counted day by itself. */
const untold = (all: Sources): string[] =>
  [...all].flatMap(([path, text]) =>
    path.startsWith('src/matters/decide/') && !isTest(path)
      ? [...text.matchAll(/\bissue\(\s*draft,[^;]*?\);/g)].flatMap(([call]) =>
          /\b(?:until|due|promisedDue|putRightBy|applyUntil)\.on\b|promisedDue\.on/.test(
            call.replaceAll(/daysToTell\([^)]*\)/g, ''),
          )
            ? [`${path}: ${call.slice(0, 80)}`]
            : [],
        )
      : [],
  );

test('every page that names a counted day says it with the mark, or stands on the list with the reason', () => {
  expect(unmarked(sources)).toEqual([]);
  expect(Object.keys(otherwise).filter((path) => !counted.test(sources.get(path) ?? ''))).toEqual([]);
  const planted = withSource(sources, 'src/web/portal/new.tsx', 'export const a = (row) => row.promised;');
  expect(unmarked(planted)).toEqual(['src/web/portal/new.tsx']);
});

test('whatever a page says without the mark has been, was fixed by somebody, or has its mark beside it', () => {
  expect(saidPlainly(sources)).toEqual([]);
  const planted = withSource(sources, 'src/web/portal/new.tsx', 'sayDate(lang, matter.promisedOn, true)');
  expect(saidPlainly(planted)).toEqual(['src/web/portal/new.tsx: lang, matter.promisedOn, true']);
});

test('a notice takes its counted days from daysToTell, which keeps the mark with them', () => {
  expect(untold(sources)).toEqual([]);
  const planted = withSource(
    sources,
    'src/matters/decide/new.ts',
    "issue(draft, context, 'x', [one], { until: until.on });",
  );
  expect(untold(planted)).toHaveLength(1);
});
