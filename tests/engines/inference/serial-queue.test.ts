import { describe, expect, it } from 'vitest';
import { SerialQueue } from '../../../src/engines/inference/serial-queue.ts';

describe('a serial queue', () => {
  it('never lets two jobs overlap and keeps their order', async () => {
    const queue = new SerialQueue();
    const events: string[] = [];
    const job = (name: string, turns: number) => async () => {
      events.push(`${name} starts`);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    const names = await Promise.all([queue.run(job('a', 9)), queue.run(job('b', 1)), queue.run(job('c', 4))]);
    expect(names).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('outlives a job that fails', async () => {
    const queue = new SerialQueue();
    const failed = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => Promise.resolve(7));
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe(7);
  });
});
