import type { ComponentChildren } from 'preact';
import type { Say } from '../components/example.ts';
import { Banner } from '../components/notice/notice.tsx';
import { Page, type PageLink } from '../components/page/page.tsx';
import type { Appearance } from '../design/stylesheet.ts';

/** How a gallery page is to be seen. */
export interface GalleryView extends Appearance {
  lang: 'zh-CN' | 'en';
  nonce: string;
}

/** Names of the pages of the gallery: all parts, and five whole pages made of them. */
export const galleryPages = ['parts', 'home', 'guide', 'form', 'matter', 'worklist'] as const;

/** One page of the gallery. */
export type GalleryPage = (typeof galleryPages)[number];

/** Address of a gallery page with its view, so that every view can be linked. */
function galleryHref(page: GalleryPage, view: Omit<GalleryView, 'nonce'>): string {
  const text = view.text === 'large' ? '&text=large' : '';
  return `?page=${page}&lang=${view.lang}&mode=${view.mode}&theme=${view.theme}${text}`;
}

/** The frame of the gallery's pages, as the portal has it. */
export function SamplePage(props: {
  page: GalleryPage;
  view: GalleryView;
  say: Say;
  back?: boolean;
  width?: 'reading' | 'wide';
  children: ComponentChildren;
}) {
  const { page, view, say, back = false, width = 'reading', children } = props;
  return (
    <>
      <Banner label={say('组件库', 'Gallery')}>
        {say('人、单位和证照都是虚构的。', 'People, firms and certificates are invented.')}
      </Banner>
      <Page
        width={width}
        skip={say('跳到正文', 'Skip to content')}
        service={{ label: say('一次办', 'OneVisit'), href: galleryHref('home', view) }}
        place={say('安和县（示范）', 'Anhe County (sample)')}
        tools={{ label: say('显示方式', 'Display'), links: tools(page, view, say) }}
        menu={{ label: say('组件库', 'Gallery'), links: menu(page, view, say) }}
        back={back ? { label: say('返回', 'Back'), href: galleryHref('home', view) } : undefined}
        footer={{
          label: say('页脚', 'Footer'),
          links: [
            { label: say('12345 热线', 'Call 12345'), href: 'tel:12345' },
            { label: say('无障碍说明', 'Accessibility'), href: '#accessibility' },
            { label: say('谁看过我的资料', 'Who looked at my data'), href: '#looked' },
          ],
          note: say('安和县政务服务中心，工作日 9:00 至 17:00', 'Anhe service centre, working days 9:00 to 17:00'),
        }}
      >
        {children}
      </Page>
    </>
  );
}

function tools(page: GalleryPage, view: GalleryView, say: Say): PageLink[] {
  const to = (label: string, change: Partial<GalleryView>, current = false): PageLink => ({
    label,
    href: galleryHref(page, { ...view, ...change }),
    current,
  });
  const other = view.lang === 'en' ? ({ lang: 'zh-CN' } as const) : ({ lang: 'en' } as const);
  return [
    { ...to(view.lang === 'en' ? '中文' : 'English', other), lang: other.lang },
    to(say('长者版', 'Elder mode'), { mode: view.mode === 'elder' ? 'standard' : 'elder' }, view.mode === 'elder'),
    to(say('大字', 'Large text'), { text: view.text === 'large' ? 'normal' : 'large' }, view.text === 'large'),
    to(say('深色', 'Dark'), { theme: view.theme === 'dark' ? 'auto' : 'dark' }, view.theme === 'dark'),
  ];
}

function menu(page: GalleryPage, view: GalleryView, say: Say): PageLink[] {
  const names: Record<GalleryPage, string> = {
    parts: say('组件', 'Parts'),
    home: say('首页', 'Home'),
    guide: say('指南', 'Guide'),
    form: say('表单', 'Form'),
    matter: say('进度', 'Progress'),
    worklist: say('工作台', 'Workbench'),
  };
  return galleryPages.map((name) => ({ label: names[name], href: galleryHref(name, view), current: name === page }));
}
