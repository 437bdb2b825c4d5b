// Loaded before anything else (`node --import`), it makes the machine's clock jump: right, an hour back, two days ahead, by turns of a few readings.
// Timers and performance.now() go on as they are. Used by `npm run torture -- clock-jumps` over every unit test.
const Real = Date;
const offsets = [0, -3_600_000, 2 * 86_400_000];
let readings = 0;
const now = () => Real.now() + offsets[Math.floor(readings++ / 3) % offsets.length];

class JumpingDate extends Real {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
  static [Symbol.hasInstance](value) {
    return value instanceof Real;
  }
}
Object.defineProperty(Real.prototype, 'constructor', { value: JumpingDate, writable: true, configurable: true });
globalThis.Date = JumpingDate;
