/** Fewest rows of a band: its first two and its last wait for the neighbours. */
export const leastBandRows = 4;

/** Threads that a grid of so many rows can keep busy, at most as many as wanted. */
export const threadsFor = (rows: number, wanted: number): number =>
  Math.max(1, Math.min(Math.floor(wanted), Math.floor(rows / leastBandRows)));

/**
 * First row of each thread's band, then the number of rows. With the active cells of each row the bands hold about the
 * same work; the water never depends on where they lie.
 */
export function rowBands(activeCells: Int32Array | null, rows: number, threads: number): Int32Array {
  const bands = new Int32Array(threads + 1);
  bands[threads] = rows;
  // A row costs something even when all of it sleeps.
  const idle = 8;
  let total = 0;
  for (let row = 0; row < rows; row++) total += idle + (activeCells?.[row] ?? 0);
  let done = 0;
  let row = 0;
  for (let thread = 1; thread < threads; thread++) {
    const least = (bands[thread - 1] as number) + leastBandRows;
    const most = rows - leastBandRows * (threads - thread);
    while (row < most && (row < least || done < (total * thread) / threads)) {
      done += idle + (activeCells?.[row] ?? 0);
      row++;
    }
    bands[thread] = row;
  }
  return bands;
}
