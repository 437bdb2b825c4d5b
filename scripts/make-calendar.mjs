/**
 * Makes src/calendar/data/cn-2004-2026.json from the data of chinese-days (MIT), with the address of each year's notice of the State
 * Council as that project cites it. Run by hand when a new notice is in a newer chinese-days: `node scripts/make-calendar.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../node_modules/chinese-days/${path}`, import.meta.url), 'utf8');
const { holidays, workdays } = JSON.parse(read('dist/chinese-days.json'));
const { version } = JSON.parse(read('package.json'));
const letters = [
  ['元旦', 'Y'],
  ['春节', 'S'],
  ['清明', 'T'],
  ['劳动节', 'L'],
  ['端午', 'D'],
  ['中秋', 'M'],
  ['国庆节', 'N'],
  ['中国人民抗日战争', 'V'],
];

const letterOf = (entry) => {
  const found = letters.find(([name]) => entry.includes(name));
  if (!found) throw new Error(`no letter for ${entry}`);
  return found[1];
};

const day = (iso) => iso.slice(5, 7) + iso.slice(8, 10);

/** Runs of consecutive days of one holiday: `N1001-1007`. */
function runs(days, year) {
  const list = Object.keys(days)
    .filter((iso) => iso.startsWith(`${year}-`))
    .sort();
  const out = [];
  for (const iso of list) {
    const letter = letterOf(days[iso]);
    const last = out.at(-1);
    if (last && last.letter === letter && Date.parse(iso) - Date.parse(last.to) === 86_400_000) last.to = iso;
    else out.push({ letter, from: iso, to: iso });
  }
  return out.map((r) => r.letter + day(r.from) + (r.from === r.to ? '' : `-${day(r.to)}`)).join(' ');
}

/** Address of the notice of each year: the first gov.cn address in the comment before `.y(YEAR)`. */
function notices() {
  const found = {};
  let addresses = [];
  for (const line of read('src/holidays/generate.ts').split('\n')) {
    addresses.push(...(line.match(/https?:\/\/www\.gov\.cn\/\S+/g) ?? []));
    const year = /\.y\((\d{4})\)/.exec(line)?.[1];
    if (!year) continue;
    found[year] = addresses;
    addresses = [];
  }
  return found;
}

const addresses = notices();
const years = [...new Set(Object.keys(holidays).map((iso) => iso.slice(0, 4)))].sort();
const calendar = {
  region: 'CN',
  source: `国务院办公厅历年节假日安排通知，经 chinese-days ${version} (MIT) 整理`,
  firstPublishedYear: Number(years[0]),
  lastPublishedYear: Number(years.at(-1)),
  years: Object.fromEntries(
    years.map((year) => [
      year,
      { notice: addresses[year]?.join(' ') ?? '', rest: runs(holidays, year), work: runs(workdays, year) },
    ]),
  ),
};
const text = `${JSON.stringify(calendar, null, 2)}\n`;
writeFileSync(new URL(`../src/calendar/data/cn-${years[0]}-${years.at(-1)}.json`, import.meta.url), text);
