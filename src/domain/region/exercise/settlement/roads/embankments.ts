import { cellIndexAt, columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { type Ground, isWatercourse } from '../ground.ts';
import { pointAlong, polylineLengthM, type RoadEdge, type RoadNetwork } from './road-line.ts';

/** Height of a trunk road over the open floodplain, m: over the water that stands behind the levees after a storm. */
const embankmentM = 2.5;
/** Grade at which it comes down where the floodplain ends, m/m. */
const rampGrade = 0.05;
/** Cells whose centre lies this near to the axis are raised: every cell that the axis touches. */
const halfWidthM = 8;
const sampleM = 4;
/** An opening this wide every so many metres lets the fields on both sides drain to each other, m. */
const openingM = 36;
const openingEveryM = 160;

/** Heaps the ground up under the roads outside towns where they cross the open floodplain; channels and levees stay. */
export function raiseEmbankments(ground: Ground, network: RoadNetwork): void {
  const raisedM = new Map<number, number>();
  for (const edge of network.edges) {
    if (edge.kind.zone !== 'rural') continue;
    for (const { atM, heightM } of fillAlong(ground, edge))
      raiseAround(ground, edge, { atM, heightM }, raisedM);
  }
  for (const [cell, heightM] of raisedM) {
    ground.terrainM[cell] = (ground.landscape.terrainM[cell] as number) + heightM;
  }
}

interface Fill {
  readonly atM: number;
  readonly heightM: number;
}

/** Fill at the samples of an edge that lie on the floodplain, none in an opening. */
function fillAlong(ground: Ground, edge: RoadEdge): Fill[] {
  const length = polylineLengthM(edge.xy);
  const samples: { atM: number; isLow: boolean; fromMarginM: number }[] = [];
  for (let atM = 0; atM <= length; atM += sampleM) {
    const { xM, yM } = pointAlong(edge.xy, atM);
    const isLow = ground.landscape.floodplain[cellIndexAt(ground.grid, xM, yM)] === 1;
    samples.push({ atM, isLow, fromMarginM: isLow ? Number.POSITIVE_INFINITY : 0 });
  }
  const reach = (samplesInOrder: typeof samples): void => {
    let fromMarginM = Number.POSITIVE_INFINITY;
    for (const sample of samplesInOrder) {
      fromMarginM = sample.isLow ? fromMarginM + sampleM : 0;
      sample.fromMarginM = Math.min(sample.fromMarginM, fromMarginM);
    }
  };
  reach(samples);
  reach(samples.toReversed());
  return samples
    .filter(({ atM, isLow }) => isLow && !isOpening(atM, length))
    .map(({ atM, fromMarginM }) => ({ atM, heightM: Math.min(embankmentM, rampGrade * fromMarginM) }));
}

/** Openings stand in the middle of equal parts of an edge; a short edge has none. */
function isOpening(atM: number, lengthM: number): boolean {
  const count = Math.round(lengthM / openingEveryM);
  if (count === 0) return false;
  const partM = lengthM / count;
  return Math.abs((atM % partM) - partM / 2) < openingM / 2;
}

function raiseAround(ground: Ground, edge: RoadEdge, fill: Fill, raisedM: Map<number, number>): void {
  const { grid, landscape } = ground;
  const { xM, yM } = pointAlong(edge.xy, fill.atM);
  for (let dy = -grid.cellSizeM; dy <= grid.cellSizeM; dy += grid.cellSizeM) {
    for (let dx = -grid.cellSizeM; dx <= grid.cellSizeM; dx += grid.cellSizeM) {
      const cell = cellIndexAt(grid, xM + dx, yM + dy);
      if (cell < 0 || landscape.floodplain[cell] !== 1) continue;
      if (landscape.levee[cell] === 1 || isWatercourse(ground, cell)) continue;
      const awayX = columnCentreM(grid, cell % grid.columns) - xM;
      const awayY = rowCentreM(grid, Math.floor(cell / grid.columns)) - yM;
      if (Math.hypot(awayX, awayY) > halfWidthM) continue;
      raisedM.set(cell, Math.max(raisedM.get(cell) ?? 0, fill.heightM));
    }
  }
}
