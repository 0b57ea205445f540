import { describe, expect, test } from 'vitest';
import type { Bridge, Culvert } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { breachWideningM } from '../../../../src/engines/flood/driver/structures/breach-width.ts';
import { bridgeDischargeM3PerS } from '../../../../src/engines/flood/driver/structures/bridge-discharge.ts';
import {
  conduitSection,
  criticalDepthM,
} from '../../../../src/engines/flood/driver/structures/conduit-section.ts';
import { CulvertFlow } from '../../../../src/engines/flood/driver/structures/culvert-flow.ts';
import { ratingDischargeM3PerS } from '../../../../src/engines/flood/driver/structures/rating-discharge.ts';
import { weirDischargeM3PerS } from '../../../../src/engines/flood/driver/structures/weir-discharge.ts';

const g = 9.81;

describe('a weir', () => {
  const crest = { crestM: 10, widthM: 5, coefficient: 1.7 };

  test('lets pass C b h^1.5 while the water behind stays below its crest', () => {
    expect(weirDischargeM3PerS(crest, 10.64, 9)).toBeCloseTo(1.7 * 5 * 0.512, 9);
    expect(weirDischargeM3PerS(crest, 10.64, 10)).toBeCloseTo(1.7 * 5 * 0.512, 9);
  });

  test('passes 0.845 of the free flow when it is drowned to half its head (Villemonte)', () => {
    // (1 - 0.5^1.5)^0.385 = 0.646447^0.385 = exp(0.385 * -0.436265)
    expect(weirDischargeM3PerS(crest, 12, 11) / weirDischargeM3PerS(crest, 12, 0)).toBeCloseTo(0.84538, 4);
  });

  test('flows back as it flows forth, and rests between equal levels or below the crest', () => {
    expect(weirDischargeM3PerS(crest, 11, 12)).toBe(-weirDischargeM3PerS(crest, 12, 11));
    expect(weirDischargeM3PerS(crest, 12, 12)).toBe(0);
    expect(weirDischargeM3PerS(crest, 9.9, 9)).toBe(0);
  });
});

describe('a rating table', () => {
  const rating = { stageM: Float64Array.of(2, 3, 5), dischargeM3PerS: Float64Array.of(0, 10, 14) };

  test('gives nothing below its first row, lines between its rows and the last row above it', () => {
    const at = (levelM: number): number => ratingDischargeM3PerS(rating, levelM);
    expect([1.9, 2, 2.5, 3, 4, 5, 9].map(at)).toEqual([0, 0, 5, 10, 12, 14, 14]);
  });
});

describe('the section of a conduit', () => {
  test('is half a circle when half full', () => {
    const pipe = conduitSection({ kind: 'circular', diameterM: 2 });
    expect(pipe.areaM2(1)).toBeCloseTo(Math.PI / 2, 12);
    expect(pipe.hydraulicRadiusM(1)).toBeCloseTo(0.5, 12);
    expect(pipe.fullAreaM2).toBeCloseTo(Math.PI, 12);
    expect(pipe.fullRadiusM).toBeCloseTo(0.5, 12);
  });

  test('has the critical depth (q^2 / g)^(1/3) in a box', () => {
    const box = conduitSection({ kind: 'box', widthM: 3, heightM: 2 });
    for (const discharge of [0.6, 3, 12]) {
      expect(criticalDepthM(box, discharge)).toBeCloseTo(Math.cbrt((discharge / 3) ** 2 / g), 3);
    }
    expect(criticalDepthM(box, 1000)).toBe(2);
  });

  test('has a Froude number of one at the critical depth of a pipe', () => {
    const diameterM = 1.5;
    const pipe = conduitSection({ kind: 'circular', diameterM });
    const depthM = criticalDepthM(pipe, 2);
    const topM = 2 * Math.sqrt(depthM * (diameterM - depthM));
    expect((2 * 2 * topM) / (g * pipe.areaM2(depthM) ** 3)).toBeCloseTo(1, 2);
  });
});

describe('a culvert', () => {
  const box: Culvert = {
    kind: 'culvert',
    id: 'c',
    fromCell: 0,
    toCell: 1,
    fromInvertM: 100,
    toInvertM: 99.5,
    shape: { kind: 'box', widthM: 2, heightM: 1.5 },
    barrels: 2,
    lengthM: 30,
    manning: 0.013,
    entranceLoss: 0.5,
    isFlapped: false,
  };

  test('drowned at both ends, spends the fall on entrance, friction and exit', () => {
    // Between 103.0 and 102.6: R = 3 / 7, losses in V^2/2g: 1 + 0.5 + 2 g n^2 L / R^(4/3).
    const factor = 1.5 + (2 * g * 0.013 ** 2 * 30) / (3 / 7) ** (4 / 3);
    const velocity = Math.sqrt((2 * g * 0.4) / factor);
    expect(new CulvertFlow(box).dischargeM3PerS(103, 102.6)).toBeCloseTo(2 * 3 * velocity, 6);
  });

  test('lets in what HDS-5 gives for a drowned inlet and a free, steep barrel', () => {
    // HW/D = 0.0398 X^2 + 0.67, X = 1.811 Q / (A D^0.5): HW = 2 m over a 1 m pipe gives X = 5.78080.
    const pipe: Culvert = {
      ...box,
      shape: { kind: 'circular', diameterM: 1 },
      barrels: 1,
      toInvertM: 97,
    };
    const x = Math.sqrt((2 - 0.67) / 0.0398);
    const wanted = (x * Math.PI) / 4 / 1.811;
    expect(new CulvertFlow(pipe).dischargeM3PerS(102, 90)).toBeCloseTo(wanted, 9);
  });

  test('with a low headwater lets in critical flow less the inlet loss (HDS-5 form 1)', () => {
    const flow = new CulvertFlow(box);
    const discharge = flow.inletDischargeM3PerS(0.9);
    const head = 1.5 * Math.cbrt((discharge / 2) ** 2 / g);
    const x = (1.811 * discharge) / (3 * Math.sqrt(1.5));
    expect(head + 1.5 * 0.061 * x ** 0.75).toBeCloseTo(0.9, 3);
  });

  test('never lets less pass when the water in front rises or the water behind falls', () => {
    for (const culvert of [box, { ...box, toInvertM: 100, lengthM: 200 } as const]) {
      const flow = new CulvertFlow(culvert);
      for (let behind = 99; behind < 103; behind += 0.25) {
        let before = 0;
        for (let front = behind; front < 106; front += 0.05) {
          const discharge = flow.dischargeM3PerS(front, behind);
          expect(discharge).toBeGreaterThanOrEqual(before - 1e-9);
          expect(discharge).toBeLessThanOrEqual(flow.dischargeM3PerS(front, behind - 0.25) + 1e-9);
          before = discharge;
        }
      }
    }
  });

  test('flows back unless a flap shuts it', () => {
    const level = { ...box, toInvertM: 100 };
    expect(new CulvertFlow(level).dischargeM3PerS(101, 102)).toBe(
      -new CulvertFlow(level).dischargeM3PerS(102, 101),
    );
    expect(new CulvertFlow({ ...level, isFlapped: true }).dischargeM3PerS(101, 102)).toBe(0);
  });

  test('is dry below its higher invert', () => {
    expect(new CulvertFlow(box).dischargeM3PerS(99.9, 99)).toBe(0);
    expect(new CulvertFlow({ ...box, toInvertM: 101 }).dischargeM3PerS(100.8, 99)).toBe(0);
  });
});

describe('a bridge', () => {
  const bridge: Bridge = {
    kind: 'bridge',
    id: 'b',
    fromCell: 0,
    toCell: 1,
    invertM: 0,
    openingWidthM: 10,
    soffitM: 3,
    deckM: 4,
    deckLengthM: 30,
  };

  test('lets pass critical flow times its loss while the water behind is low', () => {
    // 0.8 b sqrt(g) (2/3 h)^1.5 at h = 2.4.
    expect(bridgeDischargeM3PerS(bridge, 2.4, 0)).toBeCloseTo(8 * Math.sqrt(g) * 1.6 ** 1.5, 9);
  });

  test('is a drowned orifice with the soffit wet on both sides, and a sluice with it wet in front only', () => {
    expect(bridgeDischargeM3PerS(bridge, 3.9, 3.5)).toBeCloseTo(0.8 * 30 * Math.sqrt(2 * g * 0.4), 9);
    expect(bridgeDischargeM3PerS(bridge, 4, 0)).toBeCloseTo(0.5 * 30 * Math.sqrt(2 * g * 2.5), 9);
  });

  test('is a weir too when the water stands over the deck', () => {
    const under = 0.8 * 30 * Math.sqrt(2 * g * 0.5);
    // C = 2.6 ft^0.5/s = 1.43544 m^0.5/s, drowned by 0.5 / 1: (1 - 0.353553)^0.385 = 0.84538
    expect(bridgeDischargeM3PerS(bridge, 5, 4.5)).toBeCloseTo(under + 1.43544 * 30 * 0.84538, 2);
  });

  test('grows with the level in front, without a jump', () => {
    for (const behind of [0, 1.5, 2.9, 3.1]) {
      let before = bridgeDischargeM3PerS(bridge, behind, behind);
      for (let front = behind + 0.001; front < 4.5; front += 0.001) {
        const discharge = bridgeDischargeM3PerS(bridge, front, behind);
        expect(discharge).toBeGreaterThanOrEqual(before - 1e-9);
        if (front > behind + 0.1) expect(discharge - before).toBeLessThan(0.2);
        before = discharge;
      }
    }
  });
});

describe('the widening of a breach', () => {
  test('is 407 m in the first hour at a fall of 3 m through sand', () => {
    // 1.3 sqrt(9.81) 3^1.5 / 0.2 log10(1 + 0.04 9.81 3600 / 0.2) = 105.787 log10(7064.2)
    expect(breachWideningM(3, 0.2, { fromS: 0, toS: 3600 })).toBeCloseTo(407.18, 1);
  });

  test('adds up over parts of the time', () => {
    const parts = [0, 10, 700, 3600].slice(1).map((toS, k) => {
      const fromS = [0, 10, 700][k] as number;
      return breachWideningM(2, 0.5, { fromS, toS });
    });
    const whole = breachWideningM(2, 0.5, { fromS: 0, toS: 3600 });
    expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(whole, 9);
  });

  test('stops when both sides stand level', () => {
    expect(breachWideningM(0, 0.2, { fromS: 0, toS: 3600 })).toBe(0);
  });
});
