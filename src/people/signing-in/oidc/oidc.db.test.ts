import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../../test/support/house.ts';
import { journal } from '../../../journal/index.ts';
import { people } from '../../index.ts';
import { demoPassword, loadSample } from '../../sample.ts';

let at: FreshHouse;
beforeAll(async () => {
  at = await freshHouse([journal, people], { env: { PUBLIC_URL: 'http://one.example' } });
  await loadSample(at.house, 'catalogue/anhe');
});
afterAll(() => at.close());

/** A browser as far as signing in needs one: it keeps cookies by name. */
class Browser {
  readonly cookies: Record<string, string> = {};
  async send(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
    const { pathname, search } = new URL(url, 'http://one.example');
    const reply = await at.app.inject({
      method,
      url: pathname + search,
      cookies: this.cookies,
      headers: { host: 'one.example' },
      ...(payload ? { payload } : {}),
    });
    for (const one of reply.cookies) {
      if (one.value === '' || (one.expires && one.expires.getTime() < Date.now())) delete this.cookies[one.name];
      else this.cookies[one.name] = one.value;
    }
    return reply;
  }
  me = async () => (await this.send('GET', '/api/me')).json();
}

/** Goes to the provider and through its page; gives the query that the provider sends back. */
async function through(browser: Browser, account: string, going = { back: '/me', kept: 'typed' }) {
  const { url } = (await browser.send('POST', '/api/sign-in/oidc', going)).json();
  const asked = await browser.send('GET', url);
  expect(asked.statusCode).toBe(303);
  expect(asked.headers.location).toMatch(/^(http:\/\/one\.example)?\/sign-in\/oidc\/[\w-]+$/);
  const wrong = await browser.send('POST', '/api/sign-in/oidc/check', { account, password: 'wrong' });
  expect(wrong.statusCode).toBe(401);
  const checked = await browser.send('POST', '/api/sign-in/oidc/check', { account, password: demoPassword });
  expect(checked.statusCode, checked.body).toBe(200);
  const back = await browser.send('GET', checked.json().url);
  expect(back.statusCode).toBe(303);
  return new URL(String(back.headers.location)).search.slice(1);
}

test('a person signs in through the embedded provider and nothing that was typed is lost', async () => {
  const browser = new Browser();
  const query = await through(browser, 'zhang-shifan');
  const answer = await browser.send('POST', '/api/sign-in/oidc/answer', { query });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toEqual({ kind: 'person', back: '/me', kept: 'typed' });
  expect(await browser.me()).toMatchObject({ kind: 'person', name: '张示范' });
});

test('staff come in by their id and organ', async () => {
  const browser = new Browser();
  await browser.send('POST', '/api/sign-in/oidc/answer', { query: await through(browser, 'zhao-shencha') });
  expect(await browser.me()).toMatchObject({ kind: 'staff', organ: 'approval-bureau', roles: ['reviewer'] });
});

test('an answer serves once, in the browser that asked, and unaltered', async () => {
  const browser = new Browser();
  const query = await through(browser, 'zhang-shifan');
  expect((await new Browser().send('POST', '/api/sign-in/oidc/answer', { query })).json()).toMatchObject({
    code: 'sign-in-failed',
  });
  const bent = new URLSearchParams(query);
  bent.set('state', 'another');
  expect((await browser.send('POST', '/api/sign-in/oidc/answer', { query: bent.toString() })).json()).toMatchObject({
    code: 'sign-in-failed',
  });
  expect((await browser.send('POST', '/api/sign-in/oidc/answer', { query })).json()).toMatchObject({
    code: 'sign-in-failed',
  });
  expect(await browser.me()).toMatchObject({ kind: 'anonymous' });
});

test('leaving ends the session here and at the provider', async () => {
  const browser = new Browser();
  await browser.send('POST', '/api/sign-in/oidc/answer', { query: await through(browser, 'li-yangli') });
  const before = { ...browser.cookies };
  expect(before['onevisit_idp']).toBeDefined();
  expect((await browser.send('DELETE', '/api/session')).json()).toEqual({ done: true });
  const thief = new Browser();
  Object.assign(thief.cookies, before);
  expect(await thief.me()).toMatchObject({ kind: 'anonymous' });
  const { url } = (await thief.send('POST', '/api/sign-in/oidc', { back: '/', kept: '' })).json();
  expect((await thief.send('GET', url)).headers.location).toContain('/sign-in/oidc/');
});

test('a real database without a provider of its own has no embedded one', async () => {
  const { hasEmbedded } = await import('./provider.ts');
  expect(hasEmbedded({ ...at.house, installation: { ...at.house.installation, kind: 'real' } })).toBe(false);
});

test('the provider’s replies carry the headers of the house', async () => {
  const reply = await new Browser().send('GET', '/oidc/.well-known/openid-configuration');
  expect(reply.json()).toMatchObject({
    issuer: 'http://one.example/oidc',
    token_endpoint: 'http://one.example/oidc/token',
  });
  expect(reply.headers['content-security-policy']).toContain("object-src 'none'");
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['cache-control']).toBe('no-store');
});
