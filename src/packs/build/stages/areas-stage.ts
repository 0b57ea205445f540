import { areaOfCells } from '../../../domain/region/areas/area-at.ts';
import type { BoundarySet } from '../../../domain/region/areas/boundary.ts';
import { type RegionAreas, regionAreas } from '../../../domain/region/areas/region-areas.ts';
import { readBoundaries } from '../../boundaries/read-boundaries.ts';
import { inputsOf } from '../build-inputs.ts';
import { type BuildStage, nothing } from '../build-stage.ts';
import { readInputs } from './read-input.ts';

/** Boundary files of one list of codes, and what of their areas lies inside. */
export interface BuildBoundaries extends RegionAreas {
  readonly sets: readonly BoundarySet[];
  /** Index of the smallest area of each cell, or -1. */
  readonly ofCell: Int32Array;
}

/** Municipalities and the areas below them, cut at the region's border. */
export const areasStage: BuildStage = {
  id: 'admin-areas',
  version: 1,
  roles: ['boundaries'],
  after: [],
  run: async ({ region, projection }, inputs) => {
    const { read, faults } = await readInputs(inputsOf(inputs, 'boundaries'), readBoundaries);
    const sets = read.map(({ value }) => value.set);
    const inside = regionAreas(sets, region.grid, projection);
    const files = read.map(({ input }) => input.file.name);
    if (inside.areas.length === 0) return { output: nothing, outcome: 'left-out', files, facts: {}, faults };
    return {
      output: {
        layers: { adminAreas: inside.areas },
        sources: read.map(({ input }) => input.source),
        boundaries: { ...inside, sets, ofCell: areaOfCells(region.grid, inside.areas) },
      },
      outcome: 'built',
      files,
      facts: {
        areas: inside.areas.length,
        refusedRows: read.reduce((sum, { value }) => sum + value.refused.count, 0),
      },
      faults,
    };
  },
};
