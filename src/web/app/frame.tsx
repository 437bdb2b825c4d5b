/** The frame that every page stands in: name of the service, ways to see it, who is signed in. */
import type { ComponentChildren } from 'preact';
import { Banner } from '../components/notice/notice.tsx';
import { Page, type PageLink } from '../components/page/page.tsx';
import { ReadAloud } from '../components/read-aloud/read-aloud.tsx';
import { renderDocument } from '../document.tsx';
import { Countdown, isKioskVisit, isTerminalInUse, withoutAutofill } from './kiosk.tsx';
import { choices, type Choice } from './preferences.ts';
import { leadRole } from './lead-role.ts';
import type { Visit } from './visit.ts';

/** What a page says of itself. */
export interface PageParts {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly width?: 'reading' | 'wide';
  readonly back?: PageLink;
  readonly islands?: readonly string[];
  readonly status?: number;
  readonly alsoParts?: readonly string[];
  /** Nobody was asked who is here (the house is too busy or broken): no menu and no account are shown, rather than wrong ones. */
  readonly bare?: boolean;
}

/** A whole page as HTML. */
export function framed(visit: Visit, parts: PageParts): string {
  const { say, preferences, lang, nonce } = visit;
  const isRead = preferences.mode === 'elder' && !/^\/desk\b/.test(visit.path);
  const isInUse = isTerminalInUse(visit);
  const islands = [
    ...(parts.islands ?? []),
    ...(isRead ? ['/assets/read-aloud.js'] : []),
    ...(isInUse ? ['/assets/kiosk.js'] : []),
  ];
  const html = renderDocument({
    lang,
    mode: preferences.mode,
    theme: preferences.theme,
    text: preferences.text,
    nonce,
    title: `${parts.title} · ${say('web.service')}`,
    islands,
    ...(parts.alsoParts ? { alsoParts: parts.alsoParts } : {}),
    body: (
      <>
        {isInUse && <Countdown visit={visit} />}
        {visit.house.config.kind !== 'real' && <Banner label={say('web.demo.label')}>{say('web.demo.text')}</Banner>}
        <Page
          skip={say('web.skip')}
          service={{ label: say('web.service'), href: visit.visitor.kind === 'staff' ? '/desk' : '/' }}
          place={say('web.place')}
          tools={{ label: say('web.tools'), links: tools(visit) }}
          {...(parts.bare ? {} : { menu: menu(visit), account: account(visit) })}
          {...(parts.back ? { back: parts.back } : {})}
          footer={{
            label: say('web.footer'),
            links: [
              { label: say('web.verify.title'), href: '/verify' },
              { label: say('web.data-space.title'), href: '/me' },
              { label: say('web.about.title'), href: '/about' },
            ],
            note: say('web.footer.note'),
          }}
          width={parts.width ?? 'reading'}
        >
          {isRead && <Reader visit={visit} />}
          {parts.body}
        </Page>
      </>
    ),
  });
  return isKioskVisit(visit) ? withoutAutofill(html) : html;
}

/** Elder mode reads a page of the portal to whoever wants it (it is loaded nowhere else). */
const Reader = ({ visit: { say } }: { visit: Visit }) => (
  <ReadAloud
    label={say('web.read')}
    start={say('web.read.start')}
    stop={say('web.read.stop')}
    pause={say('web.read.pause')}
    goOn={say('web.read.go-on')}
  />
);

/** The next value of a two-way or many-way switch, as a link that works without JavaScript. */
function tools(visit: Visit): PageLink[] {
  const { preferences, say } = visit;
  const to = (choice: Choice, value: string, label: string, lang?: string): PageLink => ({
    label,
    href: `/preferences?${choice}=${value}&back=${encodeURIComponent(visit.path)}`,
    ...(lang ? { lang } : {}),
  });
  const nextTheme = choices.theme[(choices.theme.indexOf(preferences.theme) + 1) % choices.theme.length] as string;
  return [
    preferences.lang === 'en' ? to('lang', 'zh-CN', '中文', 'zh-CN') : to('lang', 'en', 'English', 'en'),
    preferences.mode === 'elder'
      ? to('mode', 'standard', say('web.tools.standard'))
      : to('mode', 'elder', say('web.tools.elder')),
    to(
      'text',
      preferences.text === 'large' ? 'normal' : 'large',
      say(preferences.text === 'large' ? 'web.tools.smaller' : 'web.tools.larger'),
    ),
    to('theme', nextTheme, say(`web.tools.theme.${nextTheme}`)),
  ];
}

/** Roles to which the page of the catalogue is of use. */
const overCatalogue: readonly string[] = ['catalogue-editor', 'supervisor', 'audit-admin'];

/** Roles that give and take power, and those that read it. */
const overPower: readonly string[] = ['security-admin', 'audit-admin'];

/** Roles that keep the hours of their organ. */
const withHours: readonly string[] = ['reviewer', 'approver', 'inspector', 'coordinator'];
/** Roles that use seals, authorise them or watch over them. */
const overSeals: readonly string[] = ['reviewer', 'approver', 'window-clerk', 'coordinator', 'supervisor'];

/** Roles that may be away, stand in, or hand work over. */
const standsIn: readonly string[] = ['reviewer', 'approver', 'inspector', 'window-clerk', 'coordinator'];

/** Roles to which the runs of policies are of use. */
const overBenefits: readonly string[] = ['reviewer', 'approver', 'coordinator', 'supervisor'];

/** Whether the visitor's organ has policies that pay without application; the centre and supervision see those of every organ. */
const hasPolicies = ({ visitor: { roles, organ }, atWork }: Visit): boolean =>
  roles.some((role) => overBenefits.includes(role)) &&
  (roles.includes('coordinator') || roles.includes('supervisor') || atWork.policies.has(organ ?? ''));
const putsUpNotices = ({ visitor: { roles, organ }, atWork }: Visit): boolean =>
  (roles.includes('reviewer') || roles.includes('approver')) && atWork.notices.has(organ ?? '');
/** Whether any task can come to the visitor: whoever only keeps the catalogue, the accounts or the log has none. */
const hasTasks = ({ roles }: Visit['visitor']): boolean => leadRole(roles) !== 'none';

function menu(visit: Visit): { label: string; links: PageLink[] } {
  const { say, visitor, path } = visit;
  const link = (href: string, key: string): PageLink => ({
    href,
    label: say(key),
    current: path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`),
  });
  const own = [
    link('/', 'web.menu.home'),
    link('/matters', 'web.menu.matters'),
    link('/benefits', 'web.menu.benefits'),
    link('/me', 'web.menu.me'),
    link('/lists', 'web.menu.lists'),
  ];
  const atCounter = /^\/desk\/(?:intake|received|papers|sheets|collections|consultations|outage|day)\b/.test(path);
  const desk = [
    ...(hasTasks(visitor)
      ? [{ ...link('/desk', 'web.menu.desk'), current: /^\/desk(?:\/matters\b|\?|$)/.test(path) }]
      : []),
    ...(visitor.roles.includes('window-clerk')
      ? [{ ...link('/desk/intake', 'web.menu.counter'), current: atCounter }]
      : []),
    ...(visitor.roles.some((role) => overSeals.includes(role)) ? [link('/desk/seals', 'web.menu.seals')] : []),
    ...(visitor.roles.some((role) => standsIn.includes(role)) ? [link('/desk/absence', 'web.menu.absence')] : []),
    ...(visitor.roles.includes('system-admin') ? [link('/desk/calendar', 'web.menu.calendar')] : []),
    ...(visitor.roles.includes('coordinator') ? [link('/desk/catalogue-change', 'web.menu.edition')] : []),
    ...(visitor.roles.some((role) => overPower.includes(role)) ? [link('/desk/grants', 'web.access.grants')] : []),
    link('/desk/search', 'web.menu.search'),
    ...(visitor.roles.some((role) => withHours.includes(role)) ? [link('/desk/slots', 'web.menu.slots')] : []),
    link('/desk/projects', 'web.menu.projects'),
    ...(hasPolicies(visit) ? [link('/desk/benefits', 'web.menu.benefits')] : []),
    ...(putsUpNotices(visit) ? [link('/desk/objections', 'web.menu.objections')] : []),
    ...(visitor.roles.some((role) => overCatalogue.includes(role))
      ? [link('/desk/catalogue', 'web.menu.catalogue')]
      : []),
  ];
  return { label: say('web.menu'), links: visitor.kind === 'staff' ? desk : own };
}

function account(visit: Visit): PageLink {
  const { visitor, say } = visit;
  if (visitor.kind === 'anonymous')
    return { label: say('web.sign-in'), href: `/sign-in?back=${encodeURIComponent(visit.path)}` };
  return { label: visitor.name ?? say('web.account'), href: '/account' };
}
