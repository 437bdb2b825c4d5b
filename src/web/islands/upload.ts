/** Sends chosen files at once with progress and tries again when the line breaks; the button remains for browsers without scripts. */

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function send(form: HTMLFormElement, bar: HTMLProgressElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = Math.round((event.loaded / event.total) * 100);
    });
    request.addEventListener('load', () => resolve(request.responseURL));
    request.addEventListener('error', () => reject(new Error('connection lost')));
    request.send(new FormData(form));
  });
}

async function upload(form: HTMLFormElement): Promise<void> {
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', form.querySelector('legend')?.textContent ?? '');
  form.append(bar);
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      location.href = await send(form, bar);
      return;
    } catch {
      await wait(1000 * 2 ** tries);
    }
  }
  bar.remove();
  form.submit();
}

for (const form of document.querySelectorAll('form')) {
  if (form.enctype !== 'multipart/form-data' || form.querySelectorAll('input[type=file]').length > 2) continue;
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]'))
    input.addEventListener('change', () => void upload(form));
}
