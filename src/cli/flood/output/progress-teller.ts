import type { FloodProgress } from '../../../domain/ports.ts';
import type { CommandContext } from '../../command.ts';

const betweenLinesMs = 3000;

/** Tells how far a run has come, one line every few seconds. */
export function progressTeller(context: CommandContext): (progress: FloodProgress) => void {
  let toldMs = performance.now();
  return ({ timeS, endS, steps, timeStepS }) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < betweenLinesMs) return;
    toldMs = nowMs;
    context.tell(
      context.say('floodProgress', {
        percent: Math.floor((100 * timeS) / endS),
        timeS: timeS.toPrecision(6),
        endS,
        steps,
        timeStepS: timeStepS.toPrecision(3),
      }),
    );
  };
}
