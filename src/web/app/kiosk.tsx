/** A page on a public terminal: it counts down before everybody's eyes, and asks the browser to keep nothing of what is typed. */
import { cookies, isAtTerminal } from '../../people/index.ts';
import { WalkAway } from '../components/walk-away/walk-away.tsx';
import type { Visit } from './visit.ts';

/** Seconds without a touch; a little less than the server waits, so that the countdown is what ends the session. */
const patience = 55;

/** Whether the visit is made at a terminal, or is about to be: its home and its sign-in page say so in their address. */
export const isKioskVisit = (visit: Visit): boolean =>
  isAtTerminal(visit.request) || visit.query['kiosk'] !== undefined || visit.form['place'] === 'kiosk';

/** Whether somebody has left something on the terminal: signed in, or begun a draft. */
export const isTerminalInUse = (visit: Visit): boolean =>
  isAtTerminal(visit.request) &&
  (visit.visitor.kind === 'person' || visit.request.cookies[cookies.draft] !== undefined);

/** The bar with the countdown. */
export const Countdown = ({ visit: { say } }: { visit: Visit }) => (
  <WalkAway
    label={say('web.kiosk.label')}
    seconds={patience}
    about={say('web.kiosk.about', { seconds: patience })}
    soon={say('web.kiosk.soon', { seconds: '{seconds}' })}
    stay={say('web.kiosk.stay')}
    leave={say('web.kiosk.leave')}
    action="/sign-out"
  />
);

/** The page without anything that would make the browser offer or keep what was typed. */
export const withoutAutofill = (html: string): string =>
  html
    .replace(/(<(?:form|input|textarea|select)\b[^>]*?) autocomplete="[^"]*"/g, '$1')
    .replace(/<(form|input|textarea|select)\b/g, '<$1 autocomplete="off"');
