import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { compressReply, encodingFor } from './compress.ts';

const page = `<!doctype html><p>${'一次办'.repeat(1000)}</p>`;
const paper = Buffer.from('%PDF-1.4 '.repeat(1000));
const app = fastify();
app.addHook('onSend', compressReply);
app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
app.get('/small', (_request, reply) => reply.type('text/html; charset=utf-8').send('<p>一次办</p>'));
app.get('/paper', (_request, reply) => reply.type('application/pdf').send(paper));
app.get('/live', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.end(`data: ${'x'.repeat(5000)}\n\n`);
});
afterAll(() => app.close());
const get = (url: string, accepted: string) => app.inject({ url, headers: { 'accept-encoding': accepted } });

test('the encoding is one that was asked for, the smaller of two that are equally welcome', () => {
  const asked = [
    'gzip, deflate, br',
    'gzip',
    'br;q=0.5, gzip',
    'br;q=0, gzip;q=0',
    '*',
    '*;q=0',
    'br;q=x',
    'identity',
    '',
    undefined,
  ];
  expect(asked.map(encodingFor)).toEqual([
    'br',
    'gzip',
    'gzip',
    undefined,
    'br',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a page is sent compressed, says so, and is the same page once opened', async () => {
  const [br, gz, plain] = [await get('/page', 'gzip, br'), await get('/page', 'gzip'), await get('/page', 'identity')];
  expect([br.headers['content-encoding'], gz.headers['content-encoding'], plain.headers['content-encoding']]).toEqual([
    'br',
    'gzip',
    undefined,
  ]);
  expect([brotliDecompressSync(br.rawPayload).toString(), gunzipSync(gz.rawPayload).toString(), plain.body]).toEqual([
    page,
    page,
    page,
  ]);
  expect(Number(br.headers['content-length'])).toBe(br.rawPayload.length);
  expect(br.rawPayload.length).toBeLessThan(200);
  expect([br.headers.vary, plain.headers.vary]).toEqual(['accept-encoding', 'accept-encoding']);
});

test('small pages, papers and live progress go as they are', async () => {
  for (const url of ['/small', '/paper', '/live'])
    expect((await get(url, 'br')).headers['content-encoding']).toBeUndefined();
  expect((await get('/paper', 'br')).rawPayload.equals(paper)).toBe(true);
});

test('asking for the head alone names the length that the page would have', async () => {
  const head = await app.inject({ method: 'HEAD', url: '/page', headers: { 'accept-encoding': 'br' } });
  const whole = await get('/page', 'br');
  expect([head.headers['content-encoding'], head.headers['content-length'], head.body]).toEqual([
    'br',
    whole.headers['content-length'],
    '',
  ]);
});
