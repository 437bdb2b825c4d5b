/**
 * Every page of the house with an address and a visitor under which it shows something. A page without parameters needs no entry: the window clerk
 * sees it at the desk, the applicant elsewhere. A page with parameters that has none is named, so that nobody forgets it (test/laws/pages.test.ts).
 */
import { accessPages } from '../../src/web/access/pages.ts';
import { deskPages } from '../../src/web/desk/pages.ts';
import { portalPages } from '../../src/web/portal/pages.ts';

/** Who looks at a page; `nobody` is not signed in. */
export type Looker = 'nobody' | 'zhang-shifan' | 'zhao-shencha' | 'chen-chuangkou' | 'an-quan' | 'bai-mulu';

/** A page of the slice in one of its states. `kind` says which budget of `bench/web` it has. */
export interface SlicePage {
  readonly path: string;
  readonly who: Looker;
  readonly address: string;
  readonly kind: 'guide' | 'live' | 'form' | 'desk';
}

/** What a furnished house holds. */
export interface Made {
  /** Everything answered, every paper there. */
  readonly draft: string;
  /** One question answered. */
  readonly begun: string;
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
}

type Address = readonly [who: Looker, address: string, kind: SlicePage['kind']];

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
      [own, `/apply/${made.begun}`, 'live'],
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
      [own, '/matters/m-1-000000000000-y', 'guide'],
    ],
    '/matters/:matter/receipt': [[own, `/matters/${made.matter}/receipt`, 'guide']],
    '/matters/:matter/correction': [[own, `/matters/${made.corrected}/correction`, 'form']],
    '/matters/:matter/withdraw': [[own, `/matters/${made.corrected}/withdraw?case=${made.withdrawable}`, 'guide']],
    '/matters/:matter/act': [
      [own, `/matters/${made.corrected}/act?do=choose-delivery`, 'form'],
      [own, `/matters/${made.corrected}/act?do=apply-recusal&about=${made.withdrawable}`, 'form'],
    ],
    '/matters/:matter/time': [[own, `/matters/${made.corrected}/time?about=${made.withdrawable}`, 'guide']],
    '/desk/slots': [['zhao-shencha', '/desk/slots', 'desk']],
    '/certificates/:id': [[own, `/certificates/${made.certificate}`, 'guide']],
    '/me': [[own, '/me', 'guide']],
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
    '/desk/received/:matter': [['chen-chuangkou', `/desk/received/${made.matter}`, 'desk']],
    '/problems/:code': [['nobody', '/problems/matter-not-found', 'guide']],
    '/desk/survey/:matter': [['zhao-shencha', `/desk/survey/${made.matter}`, 'desk']],
    '/desk/matters/:matter/unmask': [['zhao-shencha', `${desk}/unmask`, 'desk']],
    '/desk/matters/:matter/break-glass': [['zhao-shencha', `${desk}/break-glass`, 'desk']],
    '/desk/grants': [['an-quan', '/desk/grants', 'desk']],
  };
}

/** Pages that only send on, or that live only in the middle of a dialogue; the journeys of signing in, of the counter and of choosing an hour look at them. */
const passedThrough = new Set([
  '/matters/:matter/time/confirm',
  '/matters/:matter/time/cancel',
  '/sign-in/oidc',
  '/sign-in/oidc/:uid',
  '/desk/intake/:draft',
  '/desk/intake/:draft/notice',
  '/desk/sheets/:sheet',
]);

/** Who sees a page of which nothing was said. */
const usual = (path: string): Address =>
  path.startsWith('/desk') ? ['chen-chuangkou', path, 'desk'] : ['zhang-shifan', path, 'guide'];

/** The pages, and those that have no address. */
export function pagesOf(made: Made): { readonly pages: readonly SlicePage[]; readonly forgotten: readonly string[] } {
  const listed = addresses(made);
  const known = (path: string): readonly Address[] => listed[path] ?? (path.includes(':') ? [] : [usual(path)]);
  const paths = [...portalPages, ...deskPages, ...accessPages]
    .filter((one) => one.method === 'GET' && !passedThrough.has(one.path))
    .map((one) => one.path);
  return {
    pages: paths.flatMap((path) => known(path).map(([who, address, kind]) => ({ path, who, address, kind }))),
    forgotten: paths.filter((path) => known(path).length === 0),
  };
}
