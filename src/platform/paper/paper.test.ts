import decode from 'jsqr';
import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { renderLicence, renderNotice, type LicencePaper, type NoticePaper } from './index.ts';
import { qrModules } from './qr.ts';

const at = new Date('2026-11-25T02:00:00.000Z');
const licence: LicencePaper = {
  title: '食品经营许可证',
  kind: '（电子证照 · 版本 001）',
  numberLabel: '许可证编号',
  number: 'JY23301060000012',
  fields: [
    { label: '经营者名称', value: '安和县小满餐饮店（个体工商户）' },
    { label: '统一社会信用代码', value: '92330106MADEM1030H' },
    { label: '经营项目', value: '热食类食品制售、冷食类食品制售、自制饮品制售（不含使用压力容器制作）' },
  ],
  notes: ['依据：安政审准〔2026〕第00012号（食品经营许可）'],
  organ: '安和县行政审批局',
  issuedOn: '2026年11月25日',
  seal: { organ: '安和县行政审批局', kind: '行政审批专用章' },
  checkUrl: 'http://127.0.0.1:8480/verify?number=JY23301060000012&check=A1B2C3D4',
  checkLines: ['校验码  A1B2-C3D4'],
  foot: '仅供演示，不具法律效力',
  at,
};
const notice: NoticePaper = {
  kind: '受理通知书',
  number: '安政审受〔2026〕第00012号',
  organ: '安和县行政审批局',
  addressee: '张演示',
  paragraphs: ['你提出的申请，经审查予以受理。'],
  remedies: [],
  date: '2026年11月25日',
  seal: { organ: '安和县行政审批局', kind: '受理专用章' },
  at,
};

const text = (bytes: unknown): string => {
  if (isRefusal(bytes)) throw new Error(bytes.refused);
  return Buffer.from(bytes as Uint8Array).toString('latin1');
};

test('the same licence drawn twice is the same file, byte for byte', async () => {
  expect(text(await renderLicence(licence))).toBe(text(await renderLicence({ ...licence })));
});

test('another moment or another word makes another file', async () => {
  const first = text(await renderLicence(licence));
  expect(text(await renderLicence({ ...licence, at: new Date('2026-11-26T02:00:00.000Z') }))).not.toBe(first);
  expect(text(await renderLicence({ ...licence, number: 'JY23301060000013' }))).not.toBe(first);
});

test('a paper says its language, is tagged and carries both faces inside', async () => {
  for (const bytes of [text(await renderLicence(licence)), text(await renderNotice(notice))]) {
    expect(bytes).toContain('/Lang (zh-CN)');
    expect(bytes).toContain('/MarkInfo');
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(bytes).not.toContain('/Encrypt');
  }
});

test('a character that no face has is named and nothing is printed', async () => {
  const missing = '\u{31350}';
  expect(await renderLicence({ ...licence, organ: `安和县${missing}局` })).toEqual({
    refused: 'glyph-missing',
    status: 422,
    detail: { character: missing, codePoint: 'U+31350', text: `安和县${missing}局` },
  });
  expect(await renderNotice({ ...notice, addressee: `张${missing}` })).toMatchObject({ refused: 'glyph-missing' });
});

test('a hidden control that turns text around is refused like a missing character', async () => {
  const refused = await renderLicence({ ...licence, fields: [{ label: '名称', value: '甲\u202E乙' }] });
  expect(refused).toMatchObject({ refused: 'glyph-missing', detail: { codePoint: 'U+202E', character: '' } });
});

test('a text that does not fit is refused, never cut off', async () => {
  const fields = Array.from({ length: 30 }, () => ({ label: '经营范围', value: '餐饮服务'.repeat(60) }));
  expect(await renderLicence({ ...licence, fields })).toMatchObject({ refused: 'paper-overflow' });
});

test('a long table runs over several pages and repeats its titles', async () => {
  const table = {
    columns: [
      { title: '序号', share: 1 },
      { title: '材料', share: 5 },
    ],
    rows: Array.from({ length: 60 }, (_, i) => [String(i + 1), '平面布局图']),
  };
  const bytes = text(await renderNotice({ ...notice, table }));
  const pages = bytes.match(/\/Type \/Page\n/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  expect(bytes.match(/\/S \/TH/g)?.length).toBe(2 * pages);
});

test('the code on the licence reads as the address of the check', () => {
  const { size, isDark } = qrModules(licence.checkUrl);
  const scale = 4;
  const side = (size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const inside = row >= 0 && column >= 0 && row < size && column < size;
      if (inside && isDark(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  expect((decode as unknown as typeof decode.default)(pixels, side, side)?.data).toBe(licence.checkUrl);
});
