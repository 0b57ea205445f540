import { control, threads } from './memory';

/**
 * Sleeps while the number at `at` is `value`, at most a second (`Atomics.wait` of the host). The module's own wait
 * instruction is not used: compiled by V8's first tier (Node 20) it did not wake, or read another address afterwards.
 */
@external('env', 'sleep')
declare function sleep(at: usize, value: i32): void;

/** Turns of the spin before a thread sleeps: some microseconds, about as long as a short phase. */
const spins: i32 = 20000;

/** A thread that has not come after so many waits is dead; the run then ends with a trap instead of never. */
const patience: i32 = 10;

/** Barriers that this thread has come to. */
let arrivals: i32 = 0;

/** Waits until all threads have come here: each raises a number of its own, 64 bytes apart, and looks at the others'. */
export function barrier(thread: i32): void {
  if (threads === 1) return;
  arrivals++;
  const mine = control + 256 + (<usize>thread << 6);
  atomic.store<i32>(mine, arrivals);
  atomic.notify(mine, threads);
  for (let other = 0; other < threads; other++) {
    if (other !== thread) waitFor(control + 256 + (<usize>other << 6), arrivals);
  }
}

function waitFor(at: usize, wanted: i32): void {
  for (let i = 0; i < spins; i++) if (atomic.load<i32>(at) >= wanted) return;
  // Waits are counted, not timed, so that a machine that slept does not end the run.
  for (let waits = 0; waits < patience; waits++) {
    const seen = atomic.load<i32>(at);
    if (seen >= wanted) return;
    sleep(at, seen);
  }
  if (atomic.load<i32>(at) < wanted) unreachable();
}

/** Waits for the command after `epoch`. */
export function waitForCommand(epoch: i32): void {
  const at = control + 64;
  for (let i = 0; i < spins; i++) if (atomic.load<i32>(at) !== epoch) return;
  while (atomic.load<i32>(at) === epoch) sleep(at, epoch);
}

/** Wakes the other threads for the command that the control block names. */
export function giveCommand(): void {
  if (threads === 1) return;
  atomic.add<i32>(control + 64, 1);
  atomic.notify(control + 64, threads);
}
