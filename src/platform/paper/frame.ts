/** The ornamental frame of a licence: two lines, a band of key pattern (回纹) between them, and a ground of fine waves. */
import type { Sheet } from './sheet.ts';

/** Colours of a frame. */
export interface FrameColours {
  readonly line: string;
  readonly band: string;
  readonly ground: string;
  readonly wave: string;
}

/** Gold on ivory, as business licences are. */
export const gold: FrameColours = { line: '#a8782a', band: '#c9a04e', ground: '#fffdf6', wave: '#f3e6c4' };

const outer = 22;
const bandWidth = 17;

/** The distance from the edge of the page at which content may begin. */
export const frameInset = outer + bandWidth + 12;

/** Draws ground, waves and frame over the whole page. */
export function drawFrame(sheet: Sheet, colours: FrameColours = gold): void {
  const { width, height } = sheet.page;
  sheet.save();
  sheet.rect(0, 0, width, height).fill('#ffffff');
  const inner = outer + bandWidth;
  sheet.rect(outer, outer, width - 2 * outer, height - 2 * outer).fill(colours.ground);
  sheet.rect(inner + 5, inner + 5, width - 2 * inner - 10, height - 2 * inner - 10).clip();
  waves(sheet, colours.wave);
  sheet.restore().save();
  keyPattern(sheet, colours.band);
  sheet
    .lineWidth(2.4)
    .strokeColor(colours.line)
    .rect(outer, outer, width - 2 * outer, height - 2 * outer)
    .stroke();
  sheet
    .lineWidth(0.9)
    .rect(inner, inner, width - 2 * inner, height - 2 * inner)
    .stroke();
  sheet
    .lineWidth(0.4)
    .rect(inner + 4, inner + 4, width - 2 * inner - 8, height - 2 * inner - 8)
    .stroke();
  sheet.restore();
}

/** The same on every page of a size, and three thousand short lines: worked out once. */
const grounds = new Map<string, string>();

/** Families of crossing sine curves, the simplest guilloche: hard to copy by hand, light enough to read through. */
function waves(sheet: Sheet, colour: string): void {
  const { width, height } = sheet.page;
  const size = `${width} ${height}`;
  const ground = grounds.get(size) ?? wavesOf(width, height);
  grounds.set(size, ground);
  sheet.lineWidth(0.35).strokeColor(colour).addContent(ground).stroke();
}

/** The curves in the operators of a page. */
function wavesOf(width: number, height: number): string {
  const operators: string[] = [];
  for (let row = 0; row < height + 40; row += 9) {
    for (const phase of [0, Math.PI]) {
      for (let x = 0; x <= width; x += 10) {
        const y = row + 7 * Math.sin(x / 26 + phase + row / 60);
        operators.push(`${x} ${Math.round(y * 1e6) / 1e6} ${x === 0 ? 'm' : 'l'}`);
      }
    }
  }
  return operators.join('\n');
}

function keyPattern(sheet: Sheet, colour: string): void {
  const { width, height } = sheet.page;
  const from = outer + 3.2;
  const side = bandWidth - 6.4;
  sheet.lineWidth(1).strokeColor(colour);
  const across = Math.floor((width - 2 * outer - 2 * bandWidth) / (side + 3));
  const stepX = (width - 2 * outer - 2 * bandWidth) / across;
  for (let i = 0; i < across; i += 1) {
    const x = outer + bandWidth + i * stepX + (stepX - side) / 2;
    spiral(sheet, x, from, side);
    spiral(sheet, x, height - from - side, side);
  }
  const down = Math.floor((height - 2 * outer - 2 * bandWidth) / (side + 3));
  const stepY = (height - 2 * outer - 2 * bandWidth) / down;
  for (let i = 0; i < down; i += 1) {
    const y = outer + bandWidth + i * stepY + (stepY - side) / 2;
    spiral(sheet, from, y, side);
    spiral(sheet, width - from - side, y, side);
  }
  for (const x of [from, width - from - side]) {
    for (const y of [from, height - from - side]) {
      sheet.lineWidth(1.4).rect(x, y, side, side).stroke();
      sheet.rect(x + side * 0.32, y + side * 0.32, side * 0.36, side * 0.36).fill(colour);
      sheet.lineWidth(1);
    }
  }
}

function spiral(sheet: Sheet, x: number, y: number, side: number): void {
  const points = [
    [0, 1],
    [0, 0],
    [1, 0],
    [1, 0.78],
    [0.28, 0.78],
    [0.28, 0.3],
    [0.7, 0.3],
    [0.7, 0.52],
  ] as const;
  for (const [i, [px, py]] of points.entries()) {
    if (i === 0) sheet.moveTo(x + px * side, y + py * side);
    else sheet.lineTo(x + px * side, y + py * side);
  }
  sheet.stroke();
}
