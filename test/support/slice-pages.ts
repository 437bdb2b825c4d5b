/**
 * Every page of the house with an address and a visitor under which it shows something. A page without parameters needs no entry: the window clerk
 * sees it at the desk, the applicant elsewhere. A page with parameters that has none is named, so that nobody forgets it (test/laws/pages.test.ts);
 * that no page of the router is missing here, `test/journeys/every-page.browser.test.ts` asks the server itself.
 */
import { accessPages } from '../../src/web/access/pages.ts';
import { benefitPages } from '../../src/web/benefits/pages.ts';
import { deskPages } from '../../src/web/desk/pages.ts';
import { portalPages } from '../../src/web/portal/pages.ts';
import { projectPages } from '../../src/web/projects/pages.ts';

/** Who looks at a page; `nobody` is not signed in, the clerk also with the applicant standing there. */
export type Looker =
  | 'nobody'
  | 'zhang-shifan'
  | 'li-yangli'
  | 'zhao-shencha'
  | 'chen-chuangkou'
  | 'chen-chuangkou, serving'
  | 'an-quan'
  | 'bai-mulu'
  | 'xi-tong'
  | 'xie-xietiao'
  | 'du-jiancha';

/** A page of the slice in one of its states. `kind` says which budget of `bench/web` it has. */
export interface SlicePage {
  readonly path: string;
  readonly who: Looker;
  readonly address: string;
  readonly kind: 'guide' | 'form' | 'desk';
  /** There is nothing at the address, on purpose: the page says so. */
  readonly isMissing: boolean;
}

/** What a furnished house holds. */
export interface Made {
  /** Everything answered, every paper there. */
  readonly draft: string;
  /** One question answered. */
  readonly begun: string;
  /** The element that the draft hardly begun is asked next. */
  readonly asked: string;
  /** Answers that a law forbids. */
  readonly banned: string;
  readonly line: string;
  readonly sha256: string;
  readonly matter: string;
  readonly corrected: string;
  /** A case of it that may still be withdrawn. */
  readonly withdrawable: string;
  readonly certificate: string;
  /** Query of the verification page. */
  readonly verify: string;
  readonly list: string;
  readonly project: string;
  /** An item that pays without application, after a run. */
  readonly benefit: string;
  /** Drafts of the window: hardly begun, and everything told. */
  readonly told: string;
  readonly toldAll: string;
  /** Papers handed to an organ and not signed for yet. */
  readonly sheet: string;
}

type Address = readonly [who: Looker, address: string, kind: SlicePage['kind'], state?: 'missing'];

/** The addresses of each page; several where a page has states worth seeing. */
function addresses(made: Made): Readonly<Record<string, readonly Address[]>> {
  const own = 'zhang-shifan';
  const apply = `/apply/${made.draft}`;
  const desk = `/desk/matters/${made.matter}`;
  return {
    '/': [
      ['nobody', '/', 'guide'],
      ['nobody', '/?q=没有的事', 'guide'],
    ],
    '/about': [['nobody', '/about', 'guide']],
    '/account': [[own, '/account', 'guide']],
    '/sign-in': [['nobody', '/sign-in', 'guide']],
    '/themes/:theme': [['nobody', '/themes/restaurant', 'guide']],
    '/themes/:theme/compare': [['nobody', '/themes/restaurant/compare', 'guide']],
    '/apply/:draft': [
      [own, `/apply/${made.begun}?change=${made.asked}`, 'guide'],
      [own, `/apply/${made.banned}`, 'guide'],
    ],
    '/apply/:draft/checklist': [[own, `${apply}/checklist`, 'guide']],
    '/apply/:draft/form': [[own, `${apply}/form`, 'form']],
    '/apply/:draft/papers': [[own, `${apply}/papers`, 'form']],
    '/apply/:draft/papers/remove': [
      [own, `${apply}/papers/remove?line=${encodeURIComponent(made.line)}&sha256=${made.sha256}`, 'form'],
    ],
    '/apply/:draft/review': [[own, `${apply}/review`, 'form']],
    '/matters': [[own, '/matters', 'guide']],
    '/matters/:matter': [
      [own, `/matters/${made.matter}`, 'guide'],
      [own, '/matters/m-1-000000000000-y', 'guide', 'missing'],
    ],
    '/matters/:matter/receipt': [[own, `/matters/${made.matter}/receipt`, 'guide']],
    '/matters/:matter/correction': [[own, `/matters/${made.corrected}/correction`, 'form']],
    '/matters/:matter/withdraw': [[own, `/matters/${made.corrected}/withdraw?case=${made.withdrawable}`, 'guide']],
    '/matters/:matter/act': [
      [own, `/matters/${made.corrected}/act?do=choose-delivery`, 'form'],
      [own, `/matters/${made.corrected}/act?do=apply-recusal&about=${made.withdrawable}`, 'form'],
    ],
    '/matters/:matter/change': [
      [own, `/matters/${made.corrected}/change`, 'guide'],
      [own, `/matters/${made.corrected}/change?about=premises.area`, 'form'],
    ],
    '/desk/matters/:matter/change': [
      ['zhao-shencha', `${desk}/change`, 'desk'],
      ['zhao-shencha', `${desk}/change?about=premises.area`, 'desk'],
    ],
    '/matters/:matter/time': [[own, `/matters/${made.corrected}/time?about=${made.withdrawable}`, 'guide']],
    '/desk/slots': [['zhao-shencha', '/desk/slots', 'desk']],
    '/certificates/:id': [[own, `/certificates/${made.certificate}`, 'guide']],
    '/certificates/:id/renew': [[own, `/certificates/${made.certificate}/renew`, 'form']],
    '/me': [[own, '/me', 'guide']],
    '/items/:item': [['nobody', '/items/food-permit', 'guide']],
    '/lists': [['nobody', '/lists', 'guide']],
    '/lists/:list': [['nobody', `/lists/${made.list}`, 'guide']],
    '/verify': [
      ['nobody', `/verify?${made.verify}`, 'guide'],
      ['nobody', '/verify?number=none&check=aaaaaaaa', 'guide'],
    ],
    '/me/mandates': [[own, '/me/mandates', 'form']],
    '/account/passkeys': [[own, '/account/passkeys', 'form']],
    '/account/step-up': [[own, '/account/step-up?back=/me', 'form']],
    '/desk': [
      ['zhao-shencha', '/desk', 'desk'],
      ['chen-chuangkou', '/desk', 'desk'],
    ],
    '/desk/search': [['zhao-shencha', '/desk/search?q=none-of-it', 'desk']],
    '/desk/matters/:matter': [
      ['zhao-shencha', desk, 'desk'],
      ['zhao-shencha', `${desk}?do=notify-correction`, 'desk'],
    ],
    '/desk/catalogue': [['bai-mulu', '/desk/catalogue', 'desk']],
    '/desk/catalogue-change': [
      ['xie-xietiao', '/desk/catalogue-change', 'desk'],
      ['xie-xietiao', '/desk/catalogue-change?cause=law', 'desk'],
    ],
    '/desk/calendar': [['xi-tong', '/desk/calendar', 'desk']],
    '/desk/received/:matter': [['chen-chuangkou', `/desk/received/${made.matter}`, 'desk']],
    '/problems/:code': [['nobody', '/problems/matter-not-found', 'guide']],
    '/desk/survey/:matter': [['zhao-shencha', `/desk/survey/${made.matter}`, 'desk']],
    '/desk/matters/:matter/unmask': [['zhao-shencha', `${desk}/unmask`, 'desk']],
    '/desk/matters/:matter/break-glass': [['zhao-shencha', `${desk}/break-glass`, 'desk']],
    '/desk/grants': [['an-quan', '/desk/grants', 'desk']],
    '/desk/intake/:draft': [
      ['chen-chuangkou, serving', `/desk/intake/${made.told}`, 'desk'],
      ['chen-chuangkou, serving', `/desk/intake/${made.toldAll}`, 'desk'],
    ],
    '/desk/intake/:draft/notice': [['chen-chuangkou, serving', `/desk/intake/${made.toldAll}/notice`, 'desk']],
    '/desk/sheets/:sheet': [
      ['zhao-shencha', `/desk/sheets/${made.sheet}`, 'desk'],
      ['chen-chuangkou', `/desk/sheets/${made.sheet}`, 'desk'],
    ],
    '/benefits': [
      [own, '/benefits', 'form'],
      ['li-yangli', '/benefits', 'guide'],
    ],
    '/desk/benefits': [['xie-xietiao', '/desk/benefits', 'desk']],
    '/desk/benefits/:item': [
      ['xie-xietiao', `/desk/benefits/${made.benefit}`, 'desk'],
      ['du-jiancha', `/desk/benefits/${made.benefit}?outcome=excluded`, 'desk'],
    ],
    '/desk/objections': [['zhao-shencha', '/desk/objections', 'desk']],
    '/projects/new': [[own, '/projects/new', 'form']],
    '/desk/projects/:project': [['xie-xietiao', `/desk/projects/${made.project}`, 'desk']],
    '/projects/:project': [[own, `/projects/${made.project}`, 'desk']],
    '/projects/:project/stages/:stage': [[own, `/projects/${made.project}/stages/land`, 'form']],
  };
}

/** Pages that are looked at elsewhere, and why they are not here. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ['/sign-in/oidc', 'the provider sends the browser through it; it shows nothing of its own'],
  ['/sign-in/oidc/:uid', 'stands in the middle of a sign-in only; access.browser.test.ts looks at it'],
  ['/gallery', 'gallery.browser.test.ts looks at it in every look'],
  ['/notices/object', 'stands on a notice in its days only; projects.browser.test.ts looks at it'],
  ['/matters/:matter/time/confirm', 'stands in the middle of choosing an hour; survey.browser.test.ts looks at it'],
  ['/matters/:matter/time/cancel', 'stands where an hour is booked; survey.browser.test.ts looks at it'],
]);

/** Who sees a page of which nothing was said. */
const usual = (path: string): Address =>
  path.startsWith('/desk') ? ['chen-chuangkou', path, 'desk'] : ['zhang-shifan', path, 'guide'];

/** The pages, and those that have no address. */
export function pagesOf(made: Made): { readonly pages: readonly SlicePage[]; readonly forgotten: readonly string[] } {
  const listed = addresses(made);
  const known = (path: string): readonly Address[] => listed[path] ?? (path.includes(':') ? [] : [usual(path)]);
  const paths = [...portalPages, ...deskPages, ...projectPages, ...benefitPages, ...accessPages]
    .filter((one) => one.method === 'GET' && !elsewhere.has(one.path))
    .map((one) => one.path);
  return {
    pages: paths.flatMap((path) =>
      known(path).map(([who, address, kind, state]) => ({ path, who, address, kind, isMissing: state === 'missing' })),
    ),
    forgotten: paths.filter((path) => known(path).length === 0),
  };
}
