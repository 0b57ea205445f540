import type { FloodSummary } from './flood/flood-case.ts';
import { dangerBounds, hazardRating, peopleDangers } from './flood/hazard-to-people.ts';

/** What a finished run says of each cell beside its depth. */
export const runFields = ['hazard', 'arrival', 'duration'] as const;
export type RunField = (typeof runFields)[number];

/** One class of a field: its lower bound and colour. */
export interface FieldClass {
  readonly from: number;
  readonly hex: string;
}

const classesOf = (bounds: readonly number[], hexes: readonly string[]): readonly FieldClass[] =>
  bounds.map((from, index) => ({ from, hex: hexes[index] as string }));

const hours = [0, 0.5, 1, 2, 3, 6];

/**
 * Classes of each field, lowest first: ratings of hazard to people, hours after the start until water arrived, hours under
 * water. The more urgent, the darker; lightness alone carries the order, as in the depth ramp.
 */
export const fieldClasses: Readonly<Record<RunField, readonly FieldClass[]>> = {
  hazard: classesOf(
    peopleDangers.map((danger) => dangerBounds[danger]),
    ['#f9e08e', '#f2a33f', '#d24a34', '#6e1238'],
  ),
  arrival: classesOf(hours, ['#3f1269', '#6b2f93', '#9152b3', '#b27fcb', '#cfaee0', '#ead9f2']),
  duration: classesOf(hours, ['#e3f6ea', '#acdec6', '#6fc09c', '#3d9d78', '#1f7558', '#093f30']),
};

/** Value of a field at a cell, in the unit of its classes; null where no water was, or none that counts. */
export function fieldValue(field: RunField, summary: FloodSummary, cell: number): number | null {
  const depthM = summary.maximumDepthM[cell];
  if (depthM === undefined) return null;
  switch (field) {
    case 'hazard':
      return hazardRating(depthM, summary.maximumDepthVelocityM2PerS[cell] as number);
    case 'arrival': {
      const arrivalS = summary.arrivalS[cell] as number;
      return arrivalS < 0 ? null : arrivalS / 3600;
    }
    case 'duration': {
      const durationS = summary.durationS[cell] as number;
      return durationS > 0 ? durationS / 3600 : null;
    }
  }
}

/** Index of the class of a value. */
export const fieldClassOf = (field: RunField, value: number): number =>
  Math.max(
    0,
    fieldClasses[field].findLastIndex(({ from }) => value >= from),
  );
