import { expose } from 'comlink';
import { ok, type Result } from '../../../src/core/result.ts';

let calls = 0;

const api = {
  count: async (): Promise<Result<number, never>> => ok(++calls),
  waitForever: (): Promise<Result<number, never>> => new Promise(() => {}),
  exit: (): Promise<Result<number, never>> => process.exit(3) as never,
  throwLater: (): Promise<Result<number, never>> =>
    new Promise(() => {
      setTimeout(() => {
        throw new Error('out of a timer');
      }, 0);
    }),
  throwNow: async (): Promise<Result<number, never>> => {
    throw new Error('a bug');
  },
};

export type CountingApi = typeof api;

expose(api);
