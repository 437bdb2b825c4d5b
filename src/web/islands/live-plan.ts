/**
 * On the question page: the first touch of the form fetches the planner and its theme, and from then on an answer tells at once what it
 * changes, without asking the server. Until then nothing of it is loaded; the sentence that the server wrote stands. The form is sent as ever.
 */

const form = document.querySelector<HTMLFormElement>('form[data-live-plan]');
const region = document.querySelector<HTMLElement>('#live-plan');
const touches = ['pointerdown', 'focusin', 'input'] as const;

if (form && region) {
  const begin = (): void => {
    for (const touch of touches) form.removeEventListener(touch, begin);
    // Without a line the sentence of the server stays, which is true of what was sent.
    import('../plan/follow.ts').then(({ follow }) => follow(form, region)).catch(() => undefined);
  };
  for (const touch of touches) form.addEventListener(touch, begin);
}
