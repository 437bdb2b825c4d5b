/**
 * Written notices (文书): receipt, acceptance, correction, denial and their like, portrait A4 over as many pages as they need.
 * Names and order of the parts: field reference 2.4. Pure: the same content gives the same bytes.
 */
import type { Refusal } from '../refusal.ts';
import { drawQr } from './qr.ts';
import { drawSeal, demonstrationWords, type SealFace } from './seal.ts';
import { artifact, drawSheet, type Part, type Sheet } from './sheet.ts';

/** What stands on a notice; texts are ready to print. */
export interface NoticePaper {
  /** Name of the document, for example `受理通知书`. */
  readonly kind: string;
  /** `安政审受〔2026〕第00012号` */
  readonly number: string;
  readonly organ: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly table?: {
    readonly columns: readonly { readonly title: string /** Share of the width. */; readonly share: number }[];
    readonly rows: readonly (readonly string[])[];
  };
  /** After the table: remedies with their limits, where the notice is adverse. */
  readonly remedies: readonly string[];
  /** `2026年11月25日` */
  readonly date: string;
  /** Address behind the code, and the lines beside it (handler, telephone, query code). */
  readonly qr?: { readonly url: string; readonly lines: readonly string[] };
  readonly seal?: SealFace;
  /** Small words at the very end: the kind of seal and the letter under which it is used. */
  readonly foot?: string;
  readonly at: Date;
}

const margin = 76;
const ink = '#111111';
const size = 13;
const pageText = (n: number, of: number): string => `第 ${n} 页 共 ${of} 页`;
const saluted = (addressee: string): string => `${addressee}：`;

/** Draws a notice; refused as `glyph-missing`. */
export function renderNotice(paper: NoticePaper): Promise<Uint8Array | Refusal> {
  const extra = [demonstrationWords, pageText(1, 234567890), saluted(''), '　'];
  return drawSheet(
    { title: `${paper.kind} ${paper.number}`, author: paper.organ, layout: 'portrait', at: paper.at, margin },
    [paper, extra],
    (sheet) => {
      const cursor = { y: margin };
      const parts = [
        ...head(sheet, paper, cursor),
        ...paper.paragraphs.map((text) => paragraph(sheet, text, cursor)),
        ...(paper.table ? [table(sheet, paper.table, cursor)] : []),
        ...paper.remedies.map((text) => paragraph(sheet, text, cursor)),
        ...ending(sheet, paper, cursor),
      ];
      pageNumbers(sheet);
      return parts;
    },
  );
}

interface Cursor {
  y: number;
}

const widthOf = (sheet: Sheet): number => sheet.page.width - 2 * margin;
const bottomOf = (sheet: Sheet): number => sheet.page.height - margin;

/** Parts are drawn when they are made, so that each knows where the one before it ended. */
function now(sheet: Sheet, type: string, draw: () => void): Part {
  const content = sheet.markStructureContent(type);
  draw();
  sheet.endMarkedContent();
  return sheet.struct(type, {}, content as unknown as () => void);
}

function head(sheet: Sheet, paper: NoticePaper, cursor: Cursor): Part[] {
  const line = (
    type: string,
    text: string,
    face: string,
    points: number,
    align: 'center' | 'right' | 'left',
    after: number,
  ): Part =>
    now(sheet, type, () => {
      sheet
        .font(face)
        .fontSize(points)
        .fillColor(ink)
        .text(text, margin, cursor.y, { width: widthOf(sheet), align });
      cursor.y = sheet.y + after;
    });
  return [
    line('P', paper.organ, 'bold', 20, 'center', 2),
    line('H1', paper.kind, 'bold', 24, 'center', 12),
    line('P', paper.number, 'regular', 12.5, 'right', 18),
    line('P', saluted(paper.addressee), 'regular', size, 'left', 4),
  ];
}

function paragraph(sheet: Sheet, text: string, cursor: Cursor): Part {
  sheet.font('regular').fontSize(size);
  const options = { width: widthOf(sheet), lineGap: size * 0.42, indent: size * 2, align: 'justify' as const };
  room(sheet, cursor, Math.min(sheet.heightOfString(text, options), 60));
  return now(sheet, 'P', () => {
    sheet.fillColor(ink).text(text, margin, cursor.y, options);
    cursor.y = sheet.y + 5;
  });
}

function room(sheet: Sheet, cursor: Cursor, height: number): void {
  if (cursor.y + height <= bottomOf(sheet)) return;
  sheet.addPage();
  cursor.y = margin;
}

function table(sheet: Sheet, { columns, rows }: NonNullable<NoticePaper['table']>, cursor: Cursor): Part {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (widthOf(sheet) * column.share) / total);
  cursor.y += 6;
  const titles = () =>
    row(
      sheet,
      columns.map((column) => column.title),
      widths,
      cursor,
      'TH',
    );
  const lines = [titles()];
  for (const cells of rows) {
    const [page, above] = [sheet.page, cursor.y];
    room(sheet, cursor, rowHeight(sheet, cells, widths, 'TD'));
    if (sheet.page !== page && above > margin) lines.push(titles());
    lines.push(row(sheet, cells, widths, cursor, 'TD'));
  }
  cursor.y += 10;
  return sheet.struct('Table', {}, lines);
}

const cellSize = 11;

function rowHeight(sheet: Sheet, cells: readonly string[], widths: readonly number[], type: 'TH' | 'TD'): number {
  sheet.font(type === 'TH' ? 'bold' : 'regular').fontSize(cellSize);
  const heights = cells.map((cell, i) => sheet.heightOfString(cell, { width: (widths[i] ?? 0) - 10 }));
  return Math.max(...heights, cellSize) + 8;
}

function row(
  sheet: Sheet,
  cells: readonly string[],
  widths: readonly number[],
  cursor: Cursor,
  type: 'TH' | 'TD',
): Part {
  const height = rowHeight(sheet, cells, widths, type);
  const parts: Part[] = [];
  let x = margin;
  for (const [i, cell] of cells.entries()) {
    const width = widths[i] ?? 0;
    artifact(sheet, () => {
      if (type === 'TH') sheet.rect(x, cursor.y, width, height).fill('#f0f0f0');
      sheet.lineWidth(0.6).strokeColor('#333333').rect(x, cursor.y, width, height).stroke();
    });
    parts.push(
      now(sheet, type, () => {
        sheet
          .fillColor(ink)
          .text(cell, x + 5, cursor.y + 3, { width: width - 10, align: type === 'TH' ? 'center' : 'left' });
      }),
    );
    x += width;
  }
  cursor.y += height;
  return sheet.struct('TR', {}, parts);
}

function ending(sheet: Sheet, paper: NoticePaper, cursor: Cursor): Part[] {
  room(sheet, cursor, paper.foot === undefined ? 140 : 156);
  const top = cursor.y + 26;
  const width = 240;
  const textWidth = 160;
  const x = margin + widthOf(sheet) - width;
  const parts: Part[] = [];
  const { qr, seal } = paper;
  if (qr) {
    const content = sheet.markStructureContent('Figure', { alt: `二维码：${qr.url}` } as never);
    drawQr(sheet, qr.url, margin, top - 6, 84);
    sheet.endMarkedContent();
    parts.push(sheet.struct('Figure', { alt: `二维码：${qr.url}` }, content as unknown as () => void));
    parts.push(
      now(sheet, 'P', () =>
        sheet
          .font('regular')
          .fontSize(9)
          .fillColor(ink)
          .text(qr.lines.join('\n'), margin, top + 82, { width: 210, lineGap: 2 }),
      ),
    );
  }
  parts.push(
    now(sheet, 'P', () => {
      sheet
        .font('regular')
        .fontSize(Math.min(size, textWidth / [...paper.organ].length))
        .fillColor(ink);
      sheet.text(paper.organ, x, top + 26, { width: textWidth, align: 'center', lineBreak: false });
      sheet.fontSize(size).text(paper.date, x, top + 54, { width: textWidth, align: 'center', lineBreak: false });
    }),
  );
  if (seal) {
    const alt = `印章：${seal.organ}（${demonstrationWords}）`;
    const content = sheet.markStructureContent('Figure', { alt } as never);
    drawSeal(sheet, seal, x + width - 52, top + 46);
    sheet.endMarkedContent();
    parts.push(sheet.struct('Figure', { alt }, content as unknown as () => void));
  }
  if (paper.foot !== undefined) parts.push(footOf(sheet, paper.foot, top + 116));
  return parts;
}

function footOf(sheet: Sheet, foot: string, y: number): Part {
  return now(sheet, 'P', () =>
    sheet
      .font('regular')
      .fontSize(9)
      .fillColor('#555555')
      .text(foot, margin, y, { width: widthOf(sheet), align: 'right' }),
  );
}

function pageNumbers(sheet: Sheet): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    sheet.switchToPage(start + i);
    const bottom = sheet.page.margins.bottom;
    sheet.page.margins.bottom = 0;
    artifact(sheet, () => {
      sheet.font('regular').fontSize(9).fillColor('#555555');
      sheet.text(pageText(i + 1, count), margin, sheet.page.height - 50, {
        width: widthOf(sheet),
        align: 'center',
        lineBreak: false,
      });
    });
    sheet.page.margins.bottom = bottom;
  }
}
