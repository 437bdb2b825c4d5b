import type { VNode } from 'preact';
import { type Say, sayIn } from '../components/example.ts';
import { renderDocument } from '../document.tsx';
import { FormPage } from './form-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { HomePage } from './home-page.tsx';
import { MatterPage } from './matter-page.tsx';
import { PartsPage } from './parts-page.tsx';
import { type GalleryPage, galleryPages, type GalleryView, SamplePage } from './sample-page.tsx';
import { WorklistPage } from './worklist-page.tsx';

export { type GalleryPage, type GalleryView, galleryPages };

/** A complete HTML page of the gallery: all parts, or one of the sample pages made of them. */
export function renderGallery(view: GalleryView, page: GalleryPage = 'parts'): string {
  const say = sayIn(view.lang);
  return renderDocument({
    ...view,
    title: `${say('组件库', 'Gallery')} · ${say('一次办', 'OneVisit')}`,
    body: (
      <SamplePage
        page={page}
        view={view}
        say={say}
        back={page === 'guide' || page === 'form'}
        width={page === 'worklist' ? 'wide' : 'reading'}
      >
        {content(page, say)}
      </SamplePage>
    ),
  });
}

function content(page: GalleryPage, say: Say): VNode {
  switch (page) {
    case 'parts':
      return <PartsPage say={say} />;
    case 'home':
      return <HomePage say={say} />;
    case 'guide':
      return <GuidePage say={say} />;
    case 'form':
      return <FormPage say={say} />;
    case 'matter':
      return <MatterPage say={say} />;
    case 'worklist':
      return <WorklistPage say={say} />;
  }
}
