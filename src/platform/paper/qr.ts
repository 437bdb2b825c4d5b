/** A QR code (GB/T 18284) as vectors: no pixels, no picture file. Correction level M, four modules of quiet zone. */
import qrcode from 'qrcode';
import type { Sheet } from './sheet.ts';

/** A square of dark and light modules without the quiet zone. */
export interface QrModules {
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/** The modules of a text; the same text gives the same modules. */
export function qrModules(text: string): QrModules {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Draws the code in a square of `side` points whose upper left corner is (x, y), quiet zone included. */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const modules = qrModules(text);
  const unit = side / (modules.size + 8);
  sheet.save().rect(x, y, side, side).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      let run = 0;
      while (column + run < modules.size && modules.isDark(row, column + run)) run += 1;
      if (run > 0) sheet.rect(x + (column + 4) * unit, y + (row + 4) * unit, run * unit, unit * 1.02);
      column += Math.max(run, 1);
    }
  }
  sheet.fill('#000000').restore();
}
