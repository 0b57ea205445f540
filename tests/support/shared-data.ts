import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Path of a file of the shared test data, which lies beside the checkout and may be absent. */
export const sharedDataPath = (path: string): string => `${root}${path}`;

export const readSharedData = (path: string): Buffer => readFileSync(sharedDataPath(path));

/** A describe block that needs shared data; where it is absent it is skipped with a printed line. */
export function describeWithSharedData(path: string, title: string, body: () => void): void {
  if (existsSync(sharedDataPath(path))) {
    describe(title, body);
    return;
  }
  process.stdout.write(`skipped: ${title} (needs ../shared/data/${path})\n`);
  describe.skip(title, body);
}
