/** `onevisit outbox dead` and `onevisit outbox retry`: facts that reactions could not answer. */
import { deadEntries, revive, type DeadEntry } from '../relay/dead.ts';
import type { CliCall, CliCommand } from '../room.ts';

const stream = { name: '[stream]', describe: 'only this stream, for example a matter; all without it' };

function tell(call: CliCall, entries: readonly DeadEntry[], none: string): void {
  if (call.json) return call.print(JSON.stringify({ entries }));
  call.print(
    entries.length === 0
      ? none
      : entries.map((one) => `${one.stream} ${one.seq}  ${one.topic}  ${one.lastError ?? ''}`).join('\n'),
  );
}

/** Lists what is dead; exit code 1 when there is any. */
export const outboxDeadCommand = (): CliCommand => ({
  name: 'outbox dead',
  describe: 'list facts that no reaction could answer after twenty tries; what follows in their stream waits',
  args: [stream],
  async run(call) {
    const dead = await deadEntries(await call.house(), call.args[0]);
    tell(call, dead, 'nothing is dead');
    return dead.length === 0 ? 0 : 1;
  },
});

/** Gives dead entries another twenty tries. */
export const outboxRetryCommand = (): CliCommand => ({
  name: 'outbox retry',
  describe: 'give dead facts their twenty tries again, once the cause is mended; a running server takes them up',
  args: [stream],
  async run(call) {
    tell(call, await revive(await call.house(), call.args[0]), 'nothing is dead');
    return 0;
  },
});
