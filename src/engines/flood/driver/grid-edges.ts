import type { FloodCase, TimeSeries } from '../../../domain/hazard/flood/flood-case.ts';
import { fedCells } from './fed-cells.ts';
import { paddedIndex, type WaterState } from './water-state.ts';

/** Least slope at an open edge whose bed does not rise outward: 1 in 2000, so that flat ground drains. */
export const leastOpenSlope = 0.0005;

/** Sides of the grid in the order in which all engines go through them. */
export const gridSides = ['north', 'south', 'east', 'west'] as const;

type GridSide = (typeof gridSides)[number];

/** A side of the grid that lets water pass, without the cells that a river feeds through an open one. */
export interface GridEdge {
  readonly side: GridSide;
  /** Cells of the grid along the edge. */
  readonly gridCells: Uint32Array;
  /** Padded index of each of them. */
  readonly cells: Uint32Array;
  /** Index of the ring cell outside less that of the cell. */
  readonly outwardOffset: number;
  /** Index of the next cell inward less that of the cell; 0 where the grid is one cell wide. */
  readonly inwardOffset: number;
  /** Sign of a discharge that leaves the grid. */
  readonly outward: 1 | -1;
  /** Whether water passes to the east or west. */
  readonly isEastWest: boolean;
  /** Level outside; null at an open edge. */
  readonly stageM: TimeSeries | null;
}

/** The sides of a case that are not closed. */
export const gridEdgesOf = (state: WaterState, flood: FloodCase): readonly GridEdge[] =>
  gridSides.flatMap((side) => edgeOf(state, flood, side));

function edgeOf(state: WaterState, flood: FloodCase, side: GridSide): readonly GridEdge[] {
  const boundary = flood.boundary[side];
  if (boundary.kind === 'closed') return [];
  const { columns, rows, stride } = state;
  const isEastWest = side === 'east' || side === 'west';
  const along = isEastWest ? rows : columns;
  const gridCellAt = (k: number): number => {
    const row = side === 'north' ? 0 : side === 'south' ? rows - 1 : k;
    const column = side === 'west' ? 0 : side === 'east' ? columns - 1 : k;
    return row * columns + column;
  };
  const isFed = boundary.kind === 'open' ? fedCells(flood, along, gridCellAt) : new Uint8Array(along);
  const places = Uint32Array.from({ length: along }, (_, k) => k).filter((k) => isFed[k] === 0);
  const gridCells = places.map(gridCellAt);
  const outwardOffset = { north: -stride, south: stride, east: 1, west: -1 }[side];
  const isWideEnough = isEastWest ? columns > 1 : rows > 1;
  return [
    {
      side,
      gridCells,
      cells: gridCells.map((cell) => paddedIndex(state, cell)),
      outwardOffset,
      inwardOffset: isWideEnough ? -outwardOffset : 0,
      outward: side === 'north' || side === 'west' ? -1 : 1,
      isEastWest,
      stageM: boundary.kind === 'stage' ? boundary.stageM : null,
    },
  ];
}
