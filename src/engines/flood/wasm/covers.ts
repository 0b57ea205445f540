import type { FloodCase, PassedOverReason } from '../../../domain/hazard/flood/flood-case.ts';
import { soilClassesOf } from './soil-classes.ts';

/** Why a case is not for the compiled engine, or null: soils that differ in more than 65,536 ways. */
export const wasmCovers = (flood: FloodCase): PassedOverReason | null =>
  soilClassesOf(flood) === 'too-many' ? 'case-not-covered' : null;
