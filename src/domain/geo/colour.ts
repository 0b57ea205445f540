/** sRGB components, 0 to 255, and opacity, 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** A colour at a position on a ramp. Stops ascend. */
export interface RampStop {
  readonly at: number;
  readonly hex: string;
}

/** Parses `#rrggbb`; anything else is a bug of the table it stands in. */
export function colourOf(hex: string, alpha = 1): Colour {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`not a #rrggbb colour: ${hex}`);
  const value = Number.parseInt(hex.slice(1), 16);
  return { red: value >> 16, green: (value >> 8) & 255, blue: value & 255, alpha };
}

/** `rgba(r, g, b, a)` as style languages read it. */
export const cssColour = ({ red, green, blue, alpha }: Colour): string =>
  `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${alpha})`;

/** Linear between stops in sRGB, held before the first and after the last. */
export function rampColour(stops: readonly RampStop[], at: number): Colour {
  const first = stops[0];
  if (first === undefined) throw new Error('a colour ramp without stops');
  let low = first;
  for (const high of stops) {
    if (at <= high.at) {
      const span = high.at - low.at;
      return mixColours(colourOf(low.hex), colourOf(high.hex), span === 0 ? 1 : (at - low.at) / span);
    }
    low = high;
  }
  return colourOf(low.hex);
}

/** Component-wise mix; 0 gives `a`, 1 gives `b`. Values outside [0, 1] are clamped. */
export function mixColours(a: Colour, b: Colour, share: number): Colour {
  const t = Math.min(Math.max(share, 0), 1);
  const mix = (p: number, q: number): number => p + (q - p) * t;
  return {
    red: mix(a.red, b.red),
    green: mix(a.green, b.green),
    blue: mix(a.blue, b.blue),
    alpha: mix(a.alpha, b.alpha),
  };
}
