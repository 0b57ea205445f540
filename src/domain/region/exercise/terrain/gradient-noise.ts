import type { Random } from '../../../../core/random.ts';

/** A smooth field over the plane, roughly within [-1, 1]. */
export type Noise = (xM: number, yM: number) => number;

/** Sixteen directions of unit length, written out because sine and cosine may differ in the last bit between machines. */
const A = 0.9238795325112867;
const B = Math.SQRT1_2;
const C = 0.3826834323650898;
const gradientX = [1, A, B, C, 0, -C, -B, -A, -1, -A, -B, -C, 0, C, B, A] as const;
const gradientY = [0, C, B, A, 1, A, B, C, 0, -C, -B, -A, -1, -A, -B, -C] as const;

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** Gradient noise with quintic fade on a lattice of period 256. Source: Perlin 2002, doi:10.1145/566654.566636. */
export function gradientNoise(random: Random, wavelengthM: number): Noise {
  const shuffled = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = random.integer(0, i);
    const kept = shuffled[i] as number;
    shuffled[i] = shuffled[j] as number;
    shuffled[j] = kept;
  }
  const corner = (ix: number, iy: number, dx: number, dy: number): number => {
    const hash = shuffled[((shuffled[ix & 255] as number) + iy) & 255] as number;
    return (gradientX[hash & 15] as number) * dx + (gradientY[hash & 15] as number) * dy;
  };
  return (xM, yM) => {
    const x = xM / wavelengthM;
    const y = yM / wavelengthM;
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const dx = x - ix;
    const dy = y - iy;
    const u = fade(dx);
    const v = fade(dy);
    const south = corner(ix, iy, dx, dy) * (1 - u) + corner(ix + 1, iy, dx - 1, dy) * u;
    const north = corner(ix, iy + 1, dx, dy - 1) * (1 - u) + corner(ix + 1, iy + 1, dx - 1, dy - 1) * u;
    return (south * (1 - v) + north * v) * 1.5;
  };
}

export interface FractalShape {
  readonly wavelengthM: number;
  readonly octaves: number;
  /** Amplitude of each octave relative to the one before. */
  readonly gain: number;
}

/**
 * Sum of octaves of gradient noise, each turned by the angle of the 3-4-5 triangle against the one before so that lattice
 * directions do not add up. Source: Mandelbrot & Van Ness 1968 for the idea of fractional Brownian motion.
 */
export function fractalNoise(random: Random, { wavelengthM, octaves, gain }: FractalShape): Noise {
  const layers: Noise[] = [];
  let octaveM = wavelengthM;
  for (let i = 0; i < octaves; i++) {
    layers.push(gradientNoise(random.fork(`octave-${i}`), octaveM));
    octaveM /= 2;
  }
  return (xM, yM) => {
    let x = xM;
    let y = yM;
    let amplitude = 1;
    let sum = 0;
    for (const layer of layers) {
      sum += layer(x, y) * amplitude;
      amplitude *= gain;
      const turned = 0.8 * x - 0.6 * y;
      y = 0.6 * x + 0.8 * y;
      x = turned;
    }
    return sum;
  };
}
