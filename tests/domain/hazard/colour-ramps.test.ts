import { describe, expect, test } from 'vitest';
import { depthClassBoundsM } from '../../../src/domain/exposure/exposure.ts';
import { colourOf } from '../../../src/domain/geo/colour.ts';
import { buildingDepthClasses, depthClasses, depthColour } from '../../../src/domain/hazard/depth-ramp.ts';
import { landslideColour, outsideTrainingHex } from '../../../src/domain/hazard/landslide-ramp.ts';
import { fieldClasses, runFields } from '../../../src/domain/hazard/run-field-ramps.ts';
import { deltaE, labOf, visions } from '../../support/colour-vision.ts';

const ramps = {
  'water depth': depthClasses.map(({ hex }) => colourOf(hex)),
  'buildings in water': buildingDepthClasses.map(({ hex }) => colourOf(hex)),
  'landslide probability': [0, 0.2, 0.4, 0.6, 0.8, 1].map(landslideColour),
  ...Object.fromEntries(
    runFields.map((field) => [field, fieldClasses[field].map(({ hex }) => colourOf(hex))]),
  ),
};

describe('the simulation of colour vision', () => {
  test('leaves greys grey and puts white at lightness 100', () => {
    for (const vision of visions) {
      expect(labOf(colourOf('#ffffff'), vision).lightness).toBeCloseTo(100, 1);
      const grey = labOf(colourOf('#808080'), vision);
      expect(Math.hypot(grey.a, grey.b)).toBeLessThan(0.5);
    }
  });

  test('brings red and green together for deuteranopia', () => {
    const [red, green] = [colourOf('#c04040'), colourOf('#608020')];
    const seen = (vision: 'normal' | 'deuteranopia'): number =>
      deltaE(labOf(red, vision), labOf(green, vision));
    expect(seen('deuteranopia')).toBeLessThan(seen('normal') / 2);
  });
});

describe.each(Object.entries(ramps))('the ramp of %s', (_, colours) => {
  test.each(visions)('has monotone lightness with steps of at least 5 under %s vision', (vision) => {
    const lightness = colours.map((colour) => labOf(colour, vision).lightness);
    const direction = Math.sign((lightness.at(-1) as number) - (lightness[0] as number));
    for (let k = 1; k < lightness.length; k++) {
      const step = direction * ((lightness[k] as number) - (lightness[k - 1] as number));
      expect(step).toBeGreaterThan(5);
    }
  });

  test.each(visions)('keeps neighbouring classes at least 10 apart under %s vision', (vision) => {
    for (let k = 1; k < colours.length; k++) {
      const [p, q] = [colours[k - 1], colours[k]].map((colour) => labOf(colour as never, vision));
      expect(deltaE(p as never, q as never)).toBeGreaterThan(10);
    }
  });
});

describe('the depth legend', () => {
  test('has the bounds of the building classes, without gaps', () => {
    expect(depthClasses.map(({ fromM }) => fromM)).toEqual([...depthClassBoundsM]);
    for (let k = 0; k + 1 < depthClasses.length; k++) {
      expect(depthClasses[k]?.toM).toBe(depthClasses[k + 1]?.fromM);
    }
    expect(depthClasses.at(-1)?.toM).toBeNull();
  });

  test('draws water in the middle of a class in exactly the legend colour', () => {
    for (const { fromM, toM, hex } of depthClasses) {
      expect(depthColour(fromM + ((toM ?? fromM + 2) - fromM) / 2)).toEqual(colourOf(hex));
    }
  });

  test('changes without jumps: a millimetre never moves a component by more than 8', () => {
    for (let depthM = 0.05; depthM < 3; depthM += 0.001) {
      const [p, q] = [depthColour(depthM), depthColour(depthM + 0.001)];
      expect(Math.abs(p.red - q.red)).toBeLessThan(8);
      expect(Math.abs(p.blue - q.blue)).toBeLessThan(8);
    }
  });
});

describe('ground outside the training range', () => {
  test('is nearly grey and far from every colour of the ramp', () => {
    for (const hex of Object.values(outsideTrainingHex)) {
      const { a, b } = labOf(colourOf(hex), 'normal');
      expect(Math.hypot(a, b)).toBeLessThan(6);
    }
    const stripe = labOf(colourOf(outsideTrainingHex.stripe), 'normal');
    for (let p = 0; p <= 1; p += 0.05) {
      expect(deltaE(stripe, labOf(landslideColour(p), 'normal'))).toBeGreaterThan(20);
    }
  });
});
