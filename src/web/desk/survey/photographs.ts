/** The pictures taken on site as the page lists them: each with its time, place and print, and a way to take it out before the check is finished. */
import type { Photograph } from './kept.ts';

/** Draws the list; `remove` is the word of the button, left out once nothing may change any more. */
export function showPhotographs(
  list: Element,
  photographs: readonly Photograph[],
  remove: string | undefined,
  removed: (sha256: string) => void,
): void {
  list.replaceChildren(
    ...photographs.map((each) => {
      const item = document.createElement('li');
      const picture = document.createElement('img');
      picture.src = URL.createObjectURL(each.picture);
      picture.alt = '';
      picture.width = 96;
      const at = each.place ? `${each.place.latitude.toFixed(5)}, ${each.place.longitude.toFixed(5)}` : '';
      const taken = new Date(each.takenAt).toLocaleString(document.documentElement.lang);
      item.append(picture, ` ${taken} ${at} ${each.sha256.slice(0, 12)} `);
      if (remove !== undefined) item.append(buttonOf(remove, taken, () => removed(each.sha256)));
      return item;
    }),
  );
}

function buttonOf(word: string, about: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ov-button ov-button-quiet';
  button.textContent = word;
  button.setAttribute('aria-label', `${word} ${about}`);
  button.addEventListener('click', pressed);
  return button;
}
