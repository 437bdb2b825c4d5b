import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Icon } from '../icon/icon.tsx';

/** A place to go. `lang` when its label is in another language than the page. */
export interface PageLink {
  label: string;
  href: string;
  current?: boolean | undefined;
  lang?: string | undefined;
}

/** Switches of the page (language, elder mode, text size, colours), as plain links. */
export interface PageTools {
  label: string;
  links: readonly PageLink[];
}

/** Everything around the content. All words come from the caller. */
export interface PageProps {
  skip: string;
  service: PageLink;
  place?: string | undefined;
  tools: PageTools;
  menu?: PageTools | undefined;
  account?: PageLink | undefined;
  back?: PageLink | undefined;
  crumbs?: PageTools | undefined;
  footer: { label: string; links: readonly PageLink[]; note?: string | undefined };
  /** `reading` is one column of comfortable lines; `wide` is for lists, boards and the workbench. */
  width?: 'reading' | 'wide';
  children: ComponentChildren;
}

/** The frame of every page: skip link, header, way back, content, footer. */
export function Page(props: PageProps) {
  return (
    <div class={classes('ov-page', props.width === 'wide' && 'ov-page-wide')}>
      <a class="ov-page-skip" href="#content">
        {props.skip}
      </a>
      <header class="ov-page-header">
        <div class="ov-page-inner ov-page-bar">
          <a class="ov-page-name" href={props.service.href}>
            <Mark />
            <span>
              {props.service.label}
              {props.place !== undefined && <small>{props.place}</small>}
            </span>
          </a>
          <Links set={props.tools} name="ov-page-tools" />
          {props.account !== undefined && (
            <a class="ov-page-account" href={props.account.href}>
              <Icon name="person" />
              {props.account.label}
            </a>
          )}
        </div>
        {props.menu !== undefined && (
          <div class="ov-page-inner ov-page-menurow">
            <Links set={props.menu} name="ov-page-menu" />
          </div>
        )}
      </header>
      <div class="ov-page-inner ov-page-body">
        {props.crumbs !== undefined && <Breadcrumbs set={props.crumbs} />}
        {props.back !== undefined && <BackLink link={props.back} />}
        <main id="content" tabindex={-1}>
          {props.children}
        </main>
      </div>
      <footer class="ov-page-footer">
        <div class="ov-page-inner">
          <Links set={props.footer} name="ov-page-footlinks" />
          {props.footer.note !== undefined && <p class="ov-quiet">{props.footer.note}</p>}
        </div>
      </footer>
    </div>
  );
}

function Links({ set, name }: { set: PageTools; name: string }) {
  return (
    <nav class={name} aria-label={set.label}>
      <ul>
        {set.links.map((link) => (
          <li key={link.href}>
            <a href={link.href} lang={link.lang} aria-current={link.current === true ? 'true' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One step back, above the title. */
export function BackLink({ link }: { link: PageLink }) {
  return (
    <a class="ov-page-back" href={link.href}>
      <Icon name="back" />
      {link.label}
    </a>
  );
}

/** The way from the start to here; the last one is this page. */
export function Breadcrumbs({ set }: { set: PageTools }) {
  return (
    <nav class="ov-page-crumbs ov-extra" aria-label={set.label}>
      <ol>
        {set.links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current === true ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Our mark: one stroke in a seal. */
export function Mark() {
  return (
    <svg class="ov-page-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="9" />
      <path d="M8.5 22.6c3.8-2.6 7-3.1 11.5-2.9 4.6.2 7.4-.6 10-2.2.9-.5 1.9.7 1.3 1.6-2.2 3.4-6.4 4.7-11 4.4-3.9-.2-6.3.1-9.3 1.5-1.6.7-3.8-1.5-2.5-2.4z" />
    </svg>
  );
}
