// Of the kind that comes with such systems: the summary of errors takes the focus, a second click within a second is no second sending.
const summary = document.querySelector('.error-summary');
if (summary instanceof HTMLElement) summary.focus();
let sent = 0;
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('button')) return;
  const now = Date.now();
  if (now - sent < 1000) event.preventDefault();
  sent = now;
});
for (const area of document.querySelectorAll('textarea[maxlength]')) {
  const told = document.createElement('p');
  told.className = 'hint';
  told.setAttribute('aria-live', 'polite');
  area.after(told);
  area.addEventListener('input', () => {
    told.textContent = `${area.getAttribute('maxlength') - area.value.length}`;
  });
}
