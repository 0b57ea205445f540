import { describe, expect, it } from 'vitest';
import { axisChanges, turnedBack, turnedValleyCase } from '../../support/flood-cases/turned-valley.ts';
import { lastFrame, runFlood } from '../../support/flood-run.ts';

const scheme = { kind: 'inertial' } as const;

describe('symmetry', () => {
  it.each(axisChanges)('gives the same bits when the case is %s', async (_, change) => {
    const plain = lastFrame(await runFlood(turnedValleyCase(scheme, 900))).depthM;
    const changed = lastFrame(await runFlood(turnedValleyCase(scheme, 900, change))).depthM;
    expect(turnedBack(changed, change)).toEqual(plain);
  });
});
