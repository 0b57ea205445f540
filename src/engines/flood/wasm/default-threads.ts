/** Most threads of a run: more gain little, and other work needs a processor too. */
const mostThreads = 8;

/** Threads of a run that was given no number, on a machine with so many processors. */
export const defaultThreads = (processors: number): number => Math.min(mostThreads, processors);
