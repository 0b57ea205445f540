/**
 * Runs tasks with at most `limit` at work at any time, in order. A task that rejects lets the others end and then rejects
 * the whole.
 */
export async function atOnce<T>(limit: number, tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = new Array(tasks.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const i = next++;
      results[i] = await (tasks[i] as () => Promise<T>)();
    }
  };
  const workers = Array.from({ length: Math.min(limit, tasks.length) }, work);
  const ended = await Promise.allSettled(workers);
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results;
}
