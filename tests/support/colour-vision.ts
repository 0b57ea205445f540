import type { Colour } from '../../src/domain/geo/colour.ts';

/** CIE L*a*b* under D65. Source: CIE 15:2004; sRGB to XYZ by IEC 61966-2-1. */
export interface Lab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Matrices for linear RGB at full severity. Source: Machado, Oliveira & Fernandes 2009, "A physiologically-based model for
 * simulation of color vision deficiency", table of severity 1.0.
 */
const deficiencies = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

export type Vision = 'normal' | keyof typeof deficiencies;
export const visions = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const;

export function labOf(colour: Colour, vision: Vision): Lab {
  let [r, g, b] = [linear(colour.red), linear(colour.green), linear(colour.blue)];
  if (vision !== 'normal') {
    const m = deficiencies[vision];
    [r, g, b] = [
      clamp(m[0] * r + m[1] * g + m[2] * b),
      clamp(m[3] * r + m[4] * g + m[5] * b),
      clamp(m[6] * r + m[7] * g + m[8] * b),
    ];
  }
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return { lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

/** Colour difference of CIE 1976; about 2.3 is just noticeable. */
export const deltaE = (p: Lab, q: Lab): number => Math.hypot(p.lightness - q.lightness, p.a - q.a, p.b - q.b);

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

function linear(component: number): number {
  const c = component / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
