/** Keys of the work list: j and k go from row to row, x ticks, / searches, ? helps. Never while somebody types, never with another key held, and only until switched off. */

const setting = 'onevisit-keys';
const holder = document.querySelector<HTMLElement>('[data-keys]');
const dialog = document.querySelector<HTMLDialogElement>('#keys');
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];

const read = (): boolean => {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
};
let isOn = read();

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null;

function step(by: 1 | -1): void {
  const all = rows();
  if (all.length === 0) return;
  const here = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-row]') ?? null;
  const at = here ? all.indexOf(here) : -1;
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]?.focus();
}

function tick(): void {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[name=row]');
  if (box) box.checked = !box.checked;
}

const doing: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  x: tick,
  '/': () => {
    location.href = '/desk/search';
  },
  '?': () => dialog?.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = doing[event.key];
  if (!act || !isOn) return;
  event.preventDefault();
  act();
});

if (holder && dialog) {
  holder.hidden = false;
  holder.querySelector('[data-dialog]')?.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  const box = dialog.querySelector<HTMLInputElement>('#keys-on');
  if (box) {
    box.checked = isOn;
    box.addEventListener('change', () => {
      isOn = box.checked;
      try {
        localStorage.setItem(setting, isOn ? 'on' : 'off');
      } catch {
        // A browser that keeps nothing: the choice holds for this page.
      }
    });
  }
}
