/** The print button: the page itself is the paper. Without scripts the browser's own command does the same. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[name=print]'))
  button.addEventListener('click', () => globalThis.print());
