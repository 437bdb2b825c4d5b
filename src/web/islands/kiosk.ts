/**
 * On a public terminal: counts the seconds since the last touch before everybody's eyes, and when they are over leaves nothing. What is typed
 * keeps the session alive; nothing can be copied away; a page that comes back from the browser's memory is empty.
 */

const box = document.querySelector<HTMLElement>('[data-walk-away]');
const home = '/?kiosk';
/** Seconds before the end from which they are shown; spoken at the second ones. */
const shown = 20;
const spoken = [20, 10, 5];
/** Milliseconds between two signs of life to the server. */
const between = 5000;

/** Empties the page first, whatever happens to the line afterwards. */
async function forget(): Promise<void> {
  document.body.replaceChildren();
  document.title = '';
  for (const kept of [localStorage, sessionStorage]) kept.clear();
  await fetch('/api/session', { method: 'DELETE', credentials: 'same-origin', keepalive: true }).catch(() => undefined);
  location.replace(home);
}

function count(bar: HTMLElement): void {
  const told = bar.querySelector<HTMLElement>('[data-told]');
  const said = bar.querySelector<HTMLElement>('[data-said]');
  const about = told?.textContent ?? '';
  const patience = Number(bar.dataset['walkAway']);
  const inWords = (left: number): string => (bar.dataset['soon'] ?? '').replace('{seconds}', String(left));
  let alive = Date.now();
  let isOver = false;
  const touched = (): void => {
    if (isOver || Date.now() - alive < between) return;
    alive = Date.now();
    void fetch('/api/me', { credentials: 'same-origin' }).catch(() => undefined);
    show();
  };
  const show = (): void => {
    const left = Math.ceil(patience - (Date.now() - alive) / 1000);
    const isSoon = left <= shown;
    bar.dataset['state'] = isSoon ? 'soon' : 'quiet';
    if (told) told.textContent = isSoon ? inWords(Math.max(0, left)) : about;
    if (said && spoken.includes(left)) said.textContent = inWords(left);
    if (left > 0 || isOver) return;
    isOver = true;
    void forget();
  };
  for (const touch of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])
    addEventListener(touch, touched, { capture: true, passive: true });
  setInterval(show, 250);
  show();
}

if (box) {
  // The header that sends the page home after a minute is for browsers without scripts; here the countdown does it, and typing stops it.
  addEventListener('load', () => setTimeout(() => stop()));
  count(box);
  for (const taking of ['copy', 'cut']) document.addEventListener(taking, (event) => event.preventDefault());
  addEventListener('pagehide', () => document.body.replaceChildren());
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
