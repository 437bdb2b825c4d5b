/** Makes and uses passkeys: asks the server for a challenge, the browser's authenticator for an answer, and sends it. */
import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

interface Problem {
  readonly title?: string;
  readonly remedy?: string;
}

class Refused extends Error {}

async function send<T>(method: 'POST' | 'DELETE', path: string, body: unknown): Promise<T> {
  const reply = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify(body),
  });
  const answer: unknown = await reply.json();
  if (reply.ok) return answer as T;
  const { title = '', remedy = '' } = answer as Problem;
  throw new Refused(`${title} ${remedy}`);
}

async function register(form: HTMLFormElement): Promise<void> {
  const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>('POST', '/api/passkeys/challenge', {
    for: 'register',
  });
  const { id, rawId, type, response } = await startRegistration({ optionsJSON });
  await send('POST', '/api/passkeys', {
    name: new FormData(form).get('name'),
    answer: { id, rawId, type, response, clientExtensionResults: {} },
  });
  location.reload();
}

async function stepUp(form: HTMLFormElement): Promise<void> {
  const optionsJSON = await send<PublicKeyCredentialRequestOptionsJSON>('POST', '/api/passkeys/challenge', {
    for: 'step-up',
  });
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON });
  await send('POST', '/api/step-up', { answer: { id, rawId, type, response, clientExtensionResults: {} } });
  form.submit();
}

async function remove(form: HTMLFormElement): Promise<void> {
  await send('DELETE', `/api/passkeys/${form.dataset['id'] ?? ''}`, {});
  location.reload();
}

const does: Readonly<Record<string, (form: HTMLFormElement) => Promise<void>>> = {
  register,
  'step-up': stepUp,
  remove,
};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]'))
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    does[form.dataset['passkey'] ?? '']?.(form).catch((error: unknown) => {
      const status = document.querySelector('[data-passkey-status]');
      if (status) status.textContent = error instanceof Refused ? error.message : String(error);
    });
  });
