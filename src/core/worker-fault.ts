/** A worker ended before it answered: it crashed, its script could not be loaded, or it was stopped. Plain data. */
export interface WorkerDiedFault {
  readonly kind: 'worker-died';
  /** Name of the worker as its client gave it: `region`, `flood`. */
  readonly worker: string;
}
