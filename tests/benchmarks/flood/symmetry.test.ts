import { describe, expect, it } from 'vitest';
import { axisChanges, turnedBack, turnedValleyCase } from '../../support/flood-cases/turned-valley.ts';
import { lastFrame, runFlood } from '../../support/flood-run.ts';

describe.each([
  [{ kind: 'inertial' }, 900],
  [{ kind: 'full', order: 1 }, 150],
  [{ kind: 'full', order: 2 }, 150],
] as const)('symmetry of %o', (scheme, endS) => {
  it.each(axisChanges)('gives the same bits when the case is %s', async (_, change) => {
    const plain = lastFrame(await runFlood(turnedValleyCase(scheme, endS))).depthM;
    const changed = lastFrame(await runFlood(turnedValleyCase(scheme, endS, change))).depthM;
    expect(turnedBack(changed, change)).toEqual(plain);
  });
});
