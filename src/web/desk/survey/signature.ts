/** Signing with a finger on a canvas: a picture of the line, and whether anything was drawn at all. */

interface Pad {
  /** The signature as PNG; nothing while nobody has signed. */
  picture(): Promise<Blob | undefined>;
  clear(): void;
}

/** Makes a canvas take a signature; `changed` is told after each stroke. */
export function padOn(canvas: HTMLCanvasElement, changed: () => void): Pad {
  const pen = canvas.getContext('2d');
  let isDrawing = false;
  let isSigned = false;
  const fit = (): void => {
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    pen?.scale(devicePixelRatio, devicePixelRatio);
    if (pen) {
      pen.lineWidth = 2.5;
      pen.lineCap = 'round';
      pen.strokeStyle = '#111';
    }
    isSigned = false;
  };
  const at = (event: PointerEvent): readonly [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener('pointerdown', (event) => {
    isDrawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen?.beginPath();
    pen?.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!isDrawing) return;
    pen?.lineTo(...at(event));
    pen?.stroke();
    isSigned = true;
  });
  canvas.addEventListener('pointerup', () => {
    isDrawing = false;
    if (isSigned) changed();
  });
  fit();
  return {
    picture: () =>
      isSigned
        ? new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
        : Promise.resolve(undefined),
    clear: fit,
  };
}
