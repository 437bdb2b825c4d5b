/**
 * Named places between two stages where a process may die (guarantees R3). A test process arms one of them and is killed there as by the
 * machine; nothing else can arm them, no setting and no request. A name stands once in the source.
 */
let armed = '';
let left = 0;

/** Arms one place: the `nth` passing kills this process. Only the process under test calls it. */
export function armCrashpoints(name: string, nth: number): void {
  armed = name;
  left = nth;
}

/** Dies here when this place is armed; otherwise nothing. */
export function crashpoint(name: string): void {
  if (armed !== name) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}
