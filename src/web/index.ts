/** The door of the room `web`: every page of the house. It knows the API and the words, nothing of the rooms' insides. */
import { everybody, type Policy, type Room } from '../platform/index.ts';
import { accessPages } from './access/pages.ts';
import { assets, missingScripts } from './app/assets.ts';
import { errorPage } from './app/error-page.ts';
import { hang } from './app/pages.ts';
import { setPreferences } from './app/set-preferences.ts';
import { benefitPages } from './benefits/pages.ts';
import { deskPages } from './desk/pages.ts';
import { galleryRoute } from './gallery/route.ts';
import { planRoutes } from './plan/routes.ts';
import { portalPages } from './portal/pages.ts';
import { projectPages } from './projects/pages.ts';
import accessEn from './words/access.en.json' with { type: 'json' };
import accessZh from './words/access.zh-CN.json' with { type: 'json' };
import counterEn from './words/counter.en.json' with { type: 'json' };
import counterZh from './words/counter.zh-CN.json' with { type: 'json' };
import deskJointEn from './words/desk-joint.en.json' with { type: 'json' };
import deskJointZh from './words/desk-joint.zh-CN.json' with { type: 'json' };
import deskEn from './words/desk.en.json' with { type: 'json' };
import deskZh from './words/desk.zh-CN.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import listsEn from './words/lists.en.json' with { type: 'json' };
import listsZh from './words/lists.zh-CN.json' with { type: 'json' };
import planEn from './words/plan.en.json' with { type: 'json' };
import planZh from './words/plan.zh-CN.json' with { type: 'json' };
import ownEn from './words/own.en.json' with { type: 'json' };
import ownZh from './words/own.zh-CN.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

const policies: Record<string, Policy> = {
  'web.public': {
    roles: everybody,
    note: 'pages that anybody may see; what stands on them comes through the API with its own policies',
  },
};

/** The words of portal and workbench in one sorted table. */
const joined = (...parts: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The room. */
export const web: Room = {
  name: 'web',
  policies,
  words: {
    'zh-CN': joined(zh, counterZh, deskZh, deskJointZh, ownZh, accessZh, listsZh, planZh),
    en: joined(en, counterEn, deskEn, deskJointEn, ownEn, accessEn, listsEn, planEn),
  },
  notes: missingScripts,
  register(house) {
    house.provide('error-page', errorPage(house));
  },
  routes(app, house) {
    assets(app);
    planRoutes(app, house);
    setPreferences(app);
    galleryRoute(app);
    hang(app, house, [...portalPages, ...deskPages, ...projectPages, ...benefitPages, ...accessPages]);
  },
};
