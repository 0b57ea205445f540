/**
 * Degrees of an angle in degrees, minutes and seconds as the flood control offices write it (`127-21-02`); null for anything
 * else. Minutes and seconds are kept: a gauge cut to whole degrees stands 50 km away.
 */
export function parseAngle(text: string): number | null {
  const [, degrees, minutes, seconds] = /^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  if (seconds === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}
