/** A square that stands for a QR code in examples. It cannot be scanned, and looks as if it could not. */
export function SampleCode({ label }: { label: string }) {
  const cells = [0, 1, 2, 3, 4, 5, 6].flatMap((y) => [0, 1, 2, 3, 4, 5, 6].map((x) => ({ x, y })));
  return (
    <svg viewBox="0 0 21 21" role="img" aria-label={label}>
      <rect width="21" height="21" fill="#fff" />
      {cells
        .filter(({ x, y }) => (x * 5 + y * 3 + x * y) % 4 < 2)
        .map(({ x, y }) => (
          <rect key={`${x}-${y}`} x={x * 3} y={y * 3} width="3" height="3" fill="#16211d" />
        ))}
    </svg>
  );
}
