import type { LocalizedName } from '../../../core/localized.ts';
import type { AdminCodeList, AdminCodeSystem } from '../admin-codes.ts';
import type { AdminLevel } from '../region.ts';

/** Levels of a country's boundaries; a region itself begins at the municipality. */
export type BoundaryLevel = 'province' | AdminLevel;

/** West, south, east, north; WGS84 degrees. */
export type BoundsDeg = readonly [number, number, number, number];

/** One administrative area as a boundary file gives it, in WGS84. */
export interface Boundary {
  readonly code: string;
  readonly name: LocalizedName;
  readonly level: BoundaryLevel;
  /** Each polygon is its outer ring and then its holes; longitude and latitude alternating, first point not repeated. */
  readonly polygons: readonly (readonly Float64Array[])[];
  readonly boundsDeg: BoundsDeg;
}

/** The boundaries of one file: one list of codes, one year. */
export interface BoundarySet {
  readonly codeList: AdminCodeList;
  readonly boundaries: readonly Boundary[];
}

/** Digits of a code that name the area of each level above it, the widest first. */
const prefixDigits: Readonly<Record<AdminCodeSystem, readonly number[]>> = {
  kostat: [2, 5],
  'legal-dong': [2, 5, 8],
  'admin-dong': [2, 5],
};

/**
 * Level of a code, by its length and its trailing zeros (10-digit codes are filled up with them); null for a text that is
 * no code of the list. Source: reference of code lists in `admin-codes.ts`.
 */
export function levelOfCode(system: AdminCodeSystem, code: string): BoundaryLevel | null {
  if (!/^\d{2,10}$/.test(code)) return null;
  const digits = significantCode(system, code).length;
  if (digits === 2) return 'province';
  if (digits === 5) return 'municipality';
  if (system === 'kostat') return digits === 7 || digits === 8 ? 'eup-myeon-dong' : null;
  if (digits === 8) return 'eup-myeon-dong';
  if (digits !== 10) return null;
  return system === 'legal-dong' ? 'ri' : 'eup-myeon-dong';
}

/** A code without the zeros that fill it up: 5 digits of a municipality, 8 of a 읍면동. */
export function significantCode(system: AdminCodeSystem, code: string): string {
  if (system === 'kostat' || code.length !== 10) return code;
  for (const digits of [2, 5]) if (/^0+$/.test(code.slice(digits))) return code.slice(0, digits);
  return system === 'legal-dong' && code.endsWith('00') ? code.slice(0, 8) : code;
}

/** Codes of the areas that hold one, the smallest first. */
export function codesAbove(system: AdminCodeSystem, code: string): readonly string[] {
  const own = significantCode(system, code);
  return prefixDigits[system]
    .filter((digits) => digits < own.length)
    .map((digits) => own.slice(0, digits))
    .reverse();
}

const earthRadiusM = 6_371_007;

/**
 * Area of a boundary on the sphere of equal surface, m²; within 0.5 % of the ellipsoid.
 * Source: Chamberlain & Duquette 2007, Some algorithms for polygons on a sphere (JPL 07-03), area by longitude and the sine
 * of latitude.
 */
export const boundaryAreaM2 = ({ polygons }: Boundary): number =>
  polygons.reduce(
    (sum, rings) => sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * sphereAreaM2(ring), 0),
    0,
  );

function sphereAreaM2(ring: Float64Array): number {
  const radians = Math.PI / 180;
  let sum = 0;
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const width = ((ring[next] as number) - (ring[k] as number)) * radians;
    sum +=
      width *
      (2 + Math.sin((ring[k + 1] as number) * radians) + Math.sin((ring[next + 1] as number) * radians));
  }
  return (Math.abs(sum) * earthRadiusM ** 2) / 2;
}
