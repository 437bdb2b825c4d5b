/** How a person wants to see the pages: language, elder mode, text size, colours. Four small cookies, no account needed. */
import type { Appearance } from '../design/stylesheet.ts';
import type { Lang } from './say.ts';

export interface Preferences extends Appearance {
  readonly lang: Lang;
}

/** Cookie names and the values each may have; the first is the default. */
export const choices = {
  lang: ['zh-CN', 'en'],
  mode: ['standard', 'elder'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  text: ['normal', 'large'],
} as const;

export type Choice = keyof typeof choices;

export const cookieOf = (choice: Choice): string => `onevisit_${choice}`;

/** Reads the cookies; anything unknown is the default. The browser's language decides only while nobody has chosen. */
export function preferencesOf(
  cookies: Readonly<Record<string, string | undefined>>,
  acceptLanguage: string | undefined,
): Preferences {
  const pick = <C extends Choice>(choice: C): (typeof choices)[C][number] => {
    const value = cookies[cookieOf(choice)];
    const allowed: readonly string[] = choices[choice];
    return (value !== undefined && allowed.includes(value) ? value : choices[choice][0]) as (typeof choices)[C][number];
  };
  const chosen = cookies[cookieOf('lang')];
  const lang =
    chosen === undefined && acceptLanguage !== undefined && /^en\b/i.test(acceptLanguage) ? 'en' : pick('lang');
  return { lang, mode: pick('mode'), theme: pick('theme'), text: pick('text') };
}

/** Only a path of ours may be gone back to, never another site. */
export const safeBack = (back: string | undefined): string =>
  back !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/';
