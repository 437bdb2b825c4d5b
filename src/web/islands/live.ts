/** Follows a matter by server-sent events: when a fact is recorded the page's content is fetched again and replaced; focus and typing are left alone. */

const holder = document.querySelector<HTMLElement>('[data-live]');

/** Somebody is typing in a form of the page: do not take it away under their hands. */
const isTyping = (): boolean => {
  const active = document.activeElement;
  return (
    active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement
  );
};

async function refresh(): Promise<void> {
  if (isTyping()) return;
  const reply = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
  if (!reply.ok) return;
  const text = (await reply.text()).replace(/<style[\s\S]*?<\/style>/g, ''); // its nonce is another page's
  const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-live]');
  const now = document.querySelector('[data-live]');
  if (!fresh || !now) return;
  const opened = [...now.querySelectorAll('details')].map((one) => one.open);
  now.replaceWith(document.adoptNode(fresh));
  const details = [...document.querySelectorAll<HTMLDetailsElement>('[data-live] details')];
  details.forEach((one, index) => {
    if (opened[index]) one.open = true;
  });
}

function follow(address: string): void {
  const events = new EventSource(address);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), 250);
  };
  for (const name of ['message', 'fact', 'changed']) events.addEventListener(name, soon);
}

const address = holder?.dataset['live'];
if (address && 'EventSource' in globalThis) follow(address);
