/**
 * A round seal as organs use it: the name along the upper arc, a star, the kind of seal below it. Ours is always a demonstration seal and says so;
 * a real one comes from a licensed provider (Regulation on commercial cryptography 2023, 国办发〔2025〕33号) with its own picture.
 */
import type { Sheet } from './sheet.ts';

/** What stands in the seal. */
export interface SealFace {
  /** Name of the organ, along the upper arc. */
  readonly organ: string;
  /** `行政审批专用章`, `受理专用章`; absent for the organ's own seal. */
  readonly kind?: string;
}

/** The words that no demonstration seal is without. */
export const demonstrationWords = '演示印章·不具法律效力';

const red = '#d0121b';

/** Draws the seal with its centre at (x, y); radius in points, 59.5 is the 42 mm of a county's seal. */
export function drawSeal(sheet: Sheet, face: SealFace, x: number, y: number, radius = 59.5): void {
  const width = radius * 0.045;
  sheet.save().opacity(0.88);
  sheet
    .lineWidth(width)
    .strokeColor(red)
    .circle(x, y, radius - width / 2)
    .stroke();
  sheet.fillColor(red);
  star(sheet, x, y - radius * 0.08, radius * 0.25);
  upperArc(sheet, face.organ, x, y, radius);
  lowerArc(sheet, demonstrationWords, x, y, radius);
  if (face.kind) {
    const size = Math.min(radius * 0.17, (radius * 1.02) / face.kind.length);
    sheet.font('bold').fontSize(size);
    sheet.text(face.kind, x - sheet.widthOfString(face.kind) / 2, y + radius * 0.2, { lineBreak: false });
  }
  sheet.restore();
}

function star(sheet: Sheet, x: number, y: number, radius: number): void {
  for (let i = 0; i < 10; i += 1) {
    const r = i % 2 === 0 ? radius : radius * 0.382;
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    const [px, py] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    if (i === 0) sheet.moveTo(px, py);
    else sheet.lineTo(px, py);
  }
  sheet.closePath().fill();
}

function upperArc(sheet: Sheet, text: string, x: number, y: number, radius: number): void {
  const characters = [...text];
  const size = Math.min(radius * 0.26, (radius * 3.05) / characters.length);
  const baseline = radius * 0.92 - size * 0.9;
  const step = Math.min((Math.PI * 1.22) / Math.max(characters.length - 1, 1), Math.PI / 7);
  placeAround(sheet, characters, { x, y, baseline, size, step, middle: -Math.PI / 2, squeeze: 0.82 });
}

function lowerArc(sheet: Sheet, text: string, x: number, y: number, radius: number): void {
  const characters = [...text];
  const size = radius * 0.135;
  placeAround(sheet, characters, {
    x,
    y,
    baseline: radius * 0.87,
    size,
    step: -0.158,
    middle: Math.PI / 2,
    squeeze: 1,
  });
}

interface Arc {
  readonly x: number;
  readonly y: number;
  readonly baseline: number;
  readonly size: number;
  /** Radians from one character to the next; negative runs against the clock, feet outwards. */
  readonly step: number;
  readonly middle: number;
  /** Width of a character in relation to its height. */
  readonly squeeze: number;
}

function placeAround(sheet: Sheet, characters: readonly string[], arc: Arc): void {
  sheet.font('bold').fontSize(arc.size);
  const feetOutwards = arc.step < 0;
  for (const [i, character] of characters.entries()) {
    const angle = arc.middle + arc.step * (i - (characters.length - 1) / 2);
    const turn = ((angle + (feetOutwards ? -Math.PI / 2 : Math.PI / 2)) * 180) / Math.PI;
    const [px, py] = [arc.x + arc.baseline * Math.cos(angle), arc.y + arc.baseline * Math.sin(angle)];
    sheet.save().translate(px, py).rotate(turn).scale(arc.squeeze, 1);
    sheet.text(character, -sheet.widthOfString(character) / 2, -arc.size * 1.16 * (feetOutwards ? 0.985 : 1), {
      lineBreak: false,
    });
    sheet.restore();
  }
}
