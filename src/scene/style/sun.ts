/**
 * Direction of the drawn sun. North-west at 40 degrees is the convention of relief shading: light from the south makes
 * valleys read as ridges. It is one constant for hillshade, building walls and water glints.
 */
export const sun = { azimuthDeg: 315, altitudeDeg: 40 } as const;

/** Unit vector towards the sun: x east, y south, z up. */
export function sunDirection(): readonly [number, number, number] {
  const azimuth = (sun.azimuthDeg * Math.PI) / 180;
  const altitude = (sun.altitudeDeg * Math.PI) / 180;
  return [
    Math.sin(azimuth) * Math.cos(altitude),
    -Math.cos(azimuth) * Math.cos(altitude),
    Math.sin(altitude),
  ];
}
