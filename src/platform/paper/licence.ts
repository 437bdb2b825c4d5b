/**
 * The face of a licence (证照面): A4, frame, title, number, fields in two columns, code to check it by, organ, date and seal.
 * Pure: the same content gives the same bytes. A text that does not fit even in the smallest size is refused, never cut off.
 */
import { isRefusal, type Refusal } from '../refusal.ts';
import { drawFrame, frameInset, gold, type FrameColours } from './frame.ts';
import { drawQr } from './qr.ts';
import { drawSeal, demonstrationWords, type SealFace } from './seal.ts';
import { artifact, drawSheet, type Part, type Sheet } from './sheet.ts';

/** What stands on a licence; texts are ready to print. */
export interface LicencePaper {
  readonly title: string;
  /** Below the title, for example `（电子证照）`. */
  readonly kind: string;
  readonly numberLabel: string;
  readonly number: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** Small lines above the foot: decisions it rests on, conditions. */
  readonly notes: readonly string[];
  readonly organ: string;
  /** `2026年11月25日` */
  readonly issuedOn: string;
  readonly seal: SealFace;
  /** Number of the letter under which the seal is used; one small line beside it. */
  readonly sealLetter?: string;
  /** Address under which it is checked; goes into the code. */
  readonly checkUrl: string;
  /** Lines beside the code: how to check, check value, identifier. */
  readonly checkLines: readonly string[];
  /** One line at the foot. */
  readonly foot: string;
  readonly at: Date;
}

const ink = '#1c1712';
const labelInk = '#7a5312';
const footHeight = 132;

interface Setting {
  readonly size: number;
  readonly rows: readonly Row[];
}
interface Row {
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly height: number;
}

/** Draws a licence; refused as `glyph-missing` or `paper-overflow`. */
export async function renderLicence(paper: LicencePaper, colours: FrameColours = gold): Promise<Uint8Array | Refusal> {
  let overflow = false;
  const bytes = await drawSheet(
    { title: `${paper.title} ${paper.number}`, author: paper.organ, layout: 'landscape', at: paper.at, margin: 0 },
    [paper, demonstrationWords],
    (sheet) => {
      artifact(sheet, () => drawFrame(sheet, colours));
      const top = frameInset + 112;
      const setting = settle(sheet, paper, top);
      overflow = setting === undefined;
      return setting ? [...head(sheet, paper), ...body(sheet, setting, top), ...foot(sheet, paper)] : [];
    },
  );
  if (isRefusal(bytes) || !overflow) return bytes;
  return { refused: 'paper-overflow', status: 422, detail: { title: paper.title } };
}

const left = frameInset + 26;
const gap = 34;
const widthOf = (sheet: Sheet): number => sheet.page.width - 2 * left;
const columnOf = (sheet: Sheet): number => (widthOf(sheet) - gap) / 2;
const labelEm = 6.4;

function head(sheet: Sheet, paper: LicencePaper): Part[] {
  const characters = [...paper.title].length;
  const size = Math.min(38, (widthOf(sheet) * 0.94) / (characters * 1.16));
  const spacing = characters <= 14 ? size * Math.min(0.42, 4 / characters) : size * 0.04;
  const y = frameInset + 18 + (38 - size) * 0.7;
  return [
    sheet.struct('H1', {}, () => {
      sheet.font('bold').fontSize(size).fillColor(ink);
      sheet.text(paper.title, left, y, {
        width: widthOf(sheet) + spacing,
        align: 'center',
        characterSpacing: spacing,
        lineBreak: false,
      });
    }),
    sheet.struct('P', {}, () => {
      sheet.font('regular').fontSize(12).fillColor(labelInk);
      sheet.text(paper.kind, left, frameInset + 70, { width: widthOf(sheet), align: 'center' });
    }),
    sheet.struct('P', {}, () => {
      sheet.font('bold').fontSize(13).fillColor(ink);
      sheet.text(`${paper.numberLabel}  ${paper.number}`, left, frameInset + 84, {
        width: widthOf(sheet),
        align: 'right',
      });
    }),
  ];
}

function settle(sheet: Sheet, paper: LicencePaper, top: number): Setting | undefined {
  const available = sheet.page.height - frameInset - footHeight - top - notesHeight(sheet, paper) - 8;
  for (const size of [16, 15, 14, 13, 12, 11, 10, 9, 8, 7]) {
    const rows = rowsOf(sheet, paper, size);
    if (rows.reduce((sum, row) => sum + row.height, 0) <= available) return { size, rows };
  }
  return undefined;
}

/** Two short fields share a row; a long one has it alone. */
function rowsOf(sheet: Sheet, paper: LicencePaper, size: number): Row[] {
  const rows: Row[] = [];
  let waiting: Row['fields'][number] | undefined;
  const push = (...fields: Row['fields']) => rows.push({ fields, height: heightOf(sheet, fields, size) });
  for (const field of paper.fields) {
    sheet.font('regular').fontSize(size);
    const isShort = sheet.widthOfString(field.value) <= columnOf(sheet) - size * labelEm && !field.value.includes('\n');
    if (!isShort) {
      if (waiting) push(waiting);
      waiting = undefined;
      push(field);
    } else if (waiting) {
      push(waiting, field);
      waiting = undefined;
    } else waiting = field;
  }
  if (waiting) push(waiting);
  return rows;
}

const valueWidth = (sheet: Sheet, count: number, size: number): number =>
  (count === 1 ? widthOf(sheet) : columnOf(sheet)) - size * labelEm;

function heightOf(sheet: Sheet, fields: Row['fields'], size: number): number {
  sheet.font('regular').fontSize(size);
  const heights = fields.map((field) =>
    sheet.heightOfString(field.value, { width: valueWidth(sheet, fields.length, size), lineGap: size * 0.1 }),
  );
  return Math.max(...heights) + size * 0.95;
}

function body(sheet: Sheet, { rows, size }: Setting, top: number): Part[] {
  const parts: Part[] = [];
  let y = top;
  for (const row of rows) {
    for (const [i, field] of row.fields.entries()) {
      const x = left + i * (columnOf(sheet) + gap);
      const at = y;
      parts.push(
        sheet.struct('P', {}, () =>
          drawField(sheet, field, { x, y: at, size, width: valueWidth(sheet, row.fields.length, size) }),
        ),
      );
    }
    y += row.height;
  }
  return parts;
}

function drawField(
  sheet: Sheet,
  field: Row['fields'][number],
  at: { x: number; y: number; size: number; width: number },
): void {
  const characters = [...field.label];
  const half = Math.ceil(characters.length / 2);
  const lines = characters.length > 7 ? [characters.slice(0, half), characters.slice(half)] : [characters];
  for (const [i, line] of lines.entries())
    drawLabel(
      sheet,
      line,
      {
        ...at,
        y: at.y + (lines.length === 1 ? 0 : (i - 0.32) * at.size * 0.98),
        size: at.size * (lines.length === 1 ? 1 : 0.82),
      },
      at.size * (labelEm - 0.9),
    );
  sheet.font('regular').fontSize(at.size).fillColor(ink);
  sheet.text(field.value, at.x + at.size * labelEm, at.y, { width: at.width, lineGap: at.size * 0.1 });
}

/** A label fills its column whatever its length, as on printed licences. */
function drawLabel(
  sheet: Sheet,
  characters: readonly string[],
  at: { x: number; y: number; size: number },
  room: number,
): void {
  const size = Math.min(at.size, room / characters.length);
  const spacing =
    characters.length > 1 ? Math.min((room - characters.length * size) / (characters.length - 1), size * 1.6) : 0;
  sheet.font('bold').fontSize(size).fillColor(labelInk);
  sheet.text(characters.join(''), at.x, at.y + (at.size - size) * 0.7, { characterSpacing: spacing, lineBreak: false });
}

const noteSize = 8;

function notesHeight(sheet: Sheet, paper: LicencePaper): number {
  sheet.font('regular').fontSize(noteSize);
  return paper.notes.reduce((sum, note) => sum + sheet.heightOfString(note, { width: widthOf(sheet) }) + 1, 0);
}

function foot(sheet: Sheet, paper: LicencePaper): Part[] {
  const bottom = sheet.page.height - frameInset;
  const top = bottom - footHeight;
  const notesTop = top - notesHeight(sheet, paper) - 2;
  const notes = paper.notes.length === 0 ? [] : [sheet.struct('P', {}, () => drawNotes(sheet, paper, notesTop))];
  return [
    ...notes,
    sheet.struct('Figure', { alt: `二维码：${paper.checkUrl}` }, () =>
      drawQr(sheet, paper.checkUrl, left, top + 8, 96),
    ),
    sheet.struct('P', {}, () => {
      sheet.font('regular').fontSize(8.5).fillColor(ink);
      sheet.text(paper.checkLines.join('\n'), left + 106, top + 22, { width: 268, lineGap: 2.6 });
    }),
    ...signature(sheet, paper, top),
    sheet.struct('P', {}, () => {
      sheet.font('regular').fontSize(8).fillColor(labelInk);
      sheet.text(paper.foot, left, bottom - 17, { width: widthOf(sheet), align: 'center', lineBreak: false });
    }),
  ];
}

function drawNotes(sheet: Sheet, paper: LicencePaper, top: number): void {
  sheet.font('regular').fontSize(noteSize).fillColor(ink);
  let y = top;
  for (const note of paper.notes) {
    sheet.text(note, left, y, { width: widthOf(sheet) });
    y += sheet.heightOfString(note, { width: widthOf(sheet) }) + 1;
  }
}

function drawLetter(sheet: Sheet, words: string, x: number, y: number, width: number): void {
  sheet
    .font('regular')
    .fontSize(Math.min(8.5, (width / sheet.fontSize(8.5).widthOfString(words)) * 8.5))
    .fillColor(labelInk);
  sheet.text(words, x, y, { width, align: 'center', lineBreak: false });
}

function signature(sheet: Sheet, paper: LicencePaper, top: number): Part[] {
  const width = 196;
  const x = left + widthOf(sheet) - 308;
  const lines = [`发证机关  ${paper.organ}`, `发证日期  ${paper.issuedOn}`];
  return [
    sheet.struct('P', {}, () => {
      sheet
        .font('bold')
        .fontSize(Math.min(13, width / ([...(lines[0] as string)].length * 0.98)))
        .fillColor(ink);
      for (const [i, line] of lines.entries())
        sheet.text(line, x, top + 33 + i * 34, { width, align: 'center', lineBreak: false });
    }),
    ...(paper.sealLetter === undefined
      ? []
      : [sheet.struct('P', {}, () => drawLetter(sheet, `用印授权书  ${paper.sealLetter}`, x, top + 98, width))]),
    sheet.struct('Figure', { alt: `印章：${paper.organ}（${demonstrationWords}）` }, () =>
      drawSeal(sheet, paper.seal, x + width + 36, top + 58),
    ),
  ];
}
