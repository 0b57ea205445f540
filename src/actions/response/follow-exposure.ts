import type { Exposure, ExposureTotals } from '../../domain/exposure/exposure.ts';
import type { FloodRunData } from '../../store/run-registry.ts';
import type { Session } from '../../store/session.ts';
import { frameIndexAt } from '../flood/frame-at.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';

/**
 * Keeps exposure in step with the run, the time cursor, the hour of day and the limits. Each frame is judged once, the
 * one under the cursor first; the maximum when the run is done. Owner: the composition root, who must `dispose()` it.
 */
export class ExposureFollower {
  readonly #session: Session;
  readonly #ports: Ports;
  readonly #unsubscribe: readonly (() => void)[];
  #key = '';
  #byFrame: (Exposure | undefined)[] = [];
  #maximum: Exposure | null = null;
  #refused = false;
  #busy = false;
  #shown = '';

  constructor(session: Session, ports: Ports) {
    this.#session = session;
    this.#ports = ports;
    const wake = (): void => void this.wake();
    this.#unsubscribe = [session.flood.subscribe(wake), session.response.subscribe(wake)];
  }

  dispose(): void {
    for (const stop of this.#unsubscribe) stop();
  }

  /** Judges whatever is not judged yet, then shows what belongs under the cursor. Returns when nothing is left. */
  async wake(): Promise<void> {
    this.#restartWhenAskedAnew();
    this.#show();
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let job = this.#nextJob(); job !== null; job = this.#nextJob()) await this.#judge(job);
    } finally {
      this.#busy = false;
    }
  }

  #restartWhenAskedAnew(): void {
    const { timeOfDay, thresholds } = this.#session.response.getState();
    const { run } = this.#session.flood.getState();
    const key = `${run.status === 'idle' ? '' : run.runId}|${timeOfDay}|${JSON.stringify(thresholds)}`;
    if (key === this.#key) return;
    this.#key = key;
    this.#byFrame = [];
    this.#maximum = null;
    this.#refused = false;
    this.#shown = '';
  }

  #data(): { readonly runId: string; readonly data: FloodRunData } | null {
    const { run } = this.#session.flood.getState();
    if (run.status === 'idle') return null;
    const data = this.#session.registry.flood(run.runId);
    return data === null ? null : { runId: run.runId, data };
  }

  #cursorFrame(data: FloodRunData): number {
    return frameIndexAt(data.frames, this.#session.flood.getState().cursorS);
  }

  /** Index of a frame, -1 for the maximum, null when all is judged. */
  #nextJob(): number | null {
    const current = this.#data();
    if (current === null || this.#refused) return null;
    const { data } = current;
    const underCursor = this.#cursorFrame(data);
    if (underCursor >= 0 && this.#byFrame[underCursor] === undefined) return underCursor;
    if (data.summary !== null && this.#maximum === null) return -1;
    const open = data.frames.findIndex((_, index) => this.#byFrame[index] === undefined);
    return open < 0 ? null : open;
  }

  async #judge(job: number): Promise<void> {
    const current = this.#data();
    const { timeOfDay, thresholds } = this.#session.response.getState();
    if (current === null || thresholds === null) {
      this.#refused = true;
      return;
    }
    const key = this.#key;
    const { data } = current;
    const depths = job < 0 ? data.summary?.maximumDepthM : data.frames[job]?.depthMm;
    if (depths === undefined) return;
    const judged = await this.#ports.response.exposure(
      { grid: data.grid, bedM: data.bedM, depths },
      { timeOfDay, thresholds },
    );
    this.#restartWhenAskedAnew();
    if (key !== this.#key) return;
    if (!judged.ok) {
      this.#refused = true;
      notifyFault(this.#session, judged.fault);
      return;
    }
    if (job < 0) this.#maximum = judged.value;
    else this.#byFrame[job] = judged.value;
    this.#show();
  }

  #show(): void {
    const current = this.#data();
    if (current === null) return;
    const { runId, data } = current;
    const index = this.#cursorFrame(data);
    const now = this.#byFrame[index] ?? null;
    const judgedCount = this.#byFrame.reduce((count, entry) => count + (entry === undefined ? 0 : 1), 0);
    const shown = `${this.#key}|${now === null ? '-' : index}|${judgedCount}|${this.#maximum !== null}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#session.registry.exposureNow = now ?? this.#session.registry.exposureNow;
    this.#session.registry.exposureMaximum = this.#maximum;
    const before = this.#session.response.getState().exposure;
    const kept: ExposureTotals | null = before?.runId === runId ? before.now : null;
    this.#session.response.setState({
      exposure: {
        runId,
        revision: (before?.revision ?? 0) + 1,
        now: now?.total ?? kept,
        maximum: this.#maximum?.total ?? null,
        affectedByFrame: data.frames.flatMap((frame, frameIndex) => {
          const exposure = this.#byFrame[frameIndex];
          return exposure === undefined
            ? []
            : [{ timeS: frame.timeS, affectedPeople: exposure.total.affectedPeople }];
        }),
      },
    });
  }
}
