/**
 * An empty sheet: page, faces, language, tags. Nothing in it depends on when or where it is drawn: the creation date is given, no id is random,
 * streams are not compressed (compressors differ between processors), so the same content gives the same bytes on every machine.
 */
import type PDFDocument from 'pdfkit';
import { isRefusal, type Refusal } from '../refusal.ts';
import { faces, glyphMissing, missingGlyph, textsIn, type Face } from './fonts.ts';

/** The drawing surface of `pdfkit`. */
export type Sheet = InstanceType<typeof PDFDocument>;

/** One element of the logical structure, as `sheet.struct` makes it. */
export type Part = ReturnType<Sheet['struct']>;

/** What a sheet must know before anything is drawn. */
interface SheetOptions {
  readonly title: string;
  readonly subject?: string;
  readonly author: string;
  readonly layout: 'portrait' | 'landscape';
  /** The moment the paper is of, never the moment of drawing. */
  readonly at: Date;
  readonly margin: number;
}

interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A face as the first sheet has parsed it: parsing takes four fifths of a small paper, and a parsed face never changes. */
const parsed = new Map<Face, ParsedFont>();

async function registerFaces(sheet: Sheet): Promise<void> {
  const fonts = await faces();
  for (const face of ['regular', 'bold'] as const)
    sheet.registerFont(face, (parsed.get(face) ?? fonts[face]) as unknown as string);
}

/**
 * Draws one document: `draw` puts the content on the sheet and gives its structure. Refused as `glyph-missing` where `content` holds
 * a character that one of the two faces cannot print; then nothing is drawn. A4, PDF 1.7, tagged, zh-CN, form PDF/A-2a.
 */
export async function drawSheet(
  options: SheetOptions,
  content: unknown,
  draw: (sheet: Sheet) => readonly Part[],
): Promise<Uint8Array | Refusal> {
  const { default: Document } = await import('pdfkit');
  const sheet = new Document({
    size: 'A4',
    layout: options.layout,
    margin: options.margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a' as 'PDF/A-2',
    tagged: true,
    displayTitle: true,
    lang: 'zh-CN',
    compress: false,
    bufferPages: true,
    info: {
      Title: options.title,
      Author: options.author,
      Creator: 'OneVisit',
      Producer: 'OneVisit',
      CreationDate: options.at,
      ModDate: options.at,
      ...(options.subject ? { Subject: options.subject } : {}),
    },
  });
  const chunks: Uint8Array[] = [];
  sheet.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => void sheet.on('end', done).on('error', fail));
  await registerFaces(sheet);
  const refused = firstMissing(sheet, [options.title, options.author, options.subject ?? '', ...textsIn(content)]);
  if (isRefusal(refused)) return refused;
  sheet.addStructure(sheet.struct('Document', {}, [...draw(sheet)]));
  sheet.end();
  await ended;
  return Buffer.concat(chunks);
}

function firstMissing(sheet: Sheet, texts: readonly string[]): Refusal | undefined {
  for (const face of ['regular', 'bold'] as const satisfies readonly Face[]) {
    sheet.font(face);
    const { font } = (sheet as unknown as { _font: { font: ParsedFont } })['_font'];
    parsed.set(face, font);
    const missing = missingGlyph(texts, (codePoint) => font.hasGlyphForCodePoint(codePoint));
    if (missing) return glyphMissing(missing);
  }
  return undefined;
}

/** Draws what means nothing to a reader of the structure: borders, grounds, page numbers. */
export function artifact(sheet: Sheet, draw: () => void): void {
  sheet.markContent('Artifact', { type: 'Layout' });
  draw();
  sheet.endMarkedContent();
}

/** Whether every text in a content can be printed; the refusal names the first character that cannot. Draws nothing. */
export async function checkGlyphs(content: unknown): Promise<Refusal | undefined> {
  const { default: Document } = await import('pdfkit');
  const sheet = new Document({ autoFirstPage: false });
  await registerFaces(sheet);
  return firstMissing(sheet, [...textsIn(content)]);
}
