import { colourOf } from '../../domain/geo/colour.ts';
import { cellIndexAt, columnCentreM, type GridSpec, gridBounds, rowCentreM } from '../../domain/geo/grid.ts';
import { depthColour, drawnDepthM } from '../../domain/hazard/depth-ramp.ts';
import { landCoverCode } from '../../domain/region/land-cover.ts';
import type { Region } from '../../domain/region/region.ts';
import type { EvacuationPlan } from '../../domain/response/evacuation-plan.ts';
import type { FloodRunData } from '../../store/run-registry.ts';

const seaCode = landCoverCode('sea');

const seaColour = colourOf('#d9e0e6');

/** Longer side of the printed map, pixels: 16 cm at 160 dots per inch. */
const longSidePx = 1000;

/** Ink of what the plan adds to the map. */
export const planInk = { route: '#8a5a00', shelter: '#1f6f43', closed: '#1e2124' } as const;

export interface PlanMapInput {
  readonly region: Region;
  readonly data: FloodRunData;
  readonly plan: EvacuationPlan;
}

/**
 * Draws the plan on paper: grey relief lit from the north-west, the greatest depth of the run, routes as wide as their
 * people, shelters, closed roads. From the region and the run alone, so that it prints without WebGL.
 */
export function drawPlanMap(canvas: HTMLCanvasElement, input: PlanMapInput): void {
  const { grid } = input.region;
  const scale = longSidePx / Math.max(grid.columns, grid.rows);
  canvas.width = Math.round(grid.columns * scale);
  canvas.height = Math.round(grid.rows * scale);
  const context = canvas.getContext('2d');
  if (context === null) return;
  drawGround(context, input);
  drawRoutes(context, input);
}

function drawGround(context: CanvasRenderingContext2D, { region, data }: PlanMapInput): void {
  const { grid, terrainM } = region;
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  const maximumDepthM = data.summary?.maximumDepthM ?? null;
  for (let y = 0; y < height; y++) {
    const row = Math.min(grid.rows - 1, Math.floor((y / height) * grid.rows));
    for (let x = 0; x < width; x++) {
      const column = Math.min(grid.columns - 1, Math.floor((x / width) * grid.columns));
      const cell = row * grid.columns + column;
      const here = terrainM[cell] ?? 0;
      const west = terrainM[column > 0 ? cell - 1 : cell] ?? here;
      const north = terrainM[row > 0 ? cell - grid.columns : cell] ?? here;
      const slope = (here - west + (here - north)) / grid.cellSizeM;
      const light = 226 + Math.max(-60, Math.min(26, slope * 60));
      const at = (y * width + x) * 4;
      const depthM = maximumDepthM === null ? 0 : depthAt(centreOf(grid, column, row), data, maximumDepthM);
      const colour = isSea(region, cell) ? seaColour : depthM >= drawnDepthM ? depthColour(depthM) : null;
      image.data[at] = colour?.red ?? light;
      image.data[at + 1] = colour?.green ?? light;
      image.data[at + 2] = colour?.blue ?? light;
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/** Open sea is not flood water, though the run holds it as deep. */
function isSea({ landCover, terrainM, seaLevelM }: Region, cell: number): boolean {
  if (seaLevelM === null) return false;
  return landCover === null ? (terrainM[cell] ?? 0) <= seaLevelM : landCover[cell] === seaCode;
}

const centreOf = (grid: GridSpec, column: number, row: number): readonly [number, number] => [
  columnCentreM(grid, column),
  rowCentreM(grid, row),
];

function depthAt([xM, yM]: readonly [number, number], { grid }: FloodRunData, depthM: Float32Array): number {
  const cell = cellIndexAt(grid, xM, yM);
  return cell < 0 ? 0 : (depthM[cell] ?? 0);
}

function drawRoutes(context: CanvasRenderingContext2D, { region, plan }: PlanMapInput): void {
  const { roads, facilities } = region;
  if (roads === null) return;
  const { westM, northM, eastM } = gridBounds(region.grid);
  const perM = context.canvas.width / (eastM - westM);
  const trace = (edge: number): void => {
    context.beginPath();
    for (let k = roads.lineOffsets[edge] ?? 0; k < (roads.lineOffsets[edge + 1] ?? 0); k++) {
      context.lineTo(
        ((roads.lineXY[2 * k] ?? 0) - westM) * perM,
        (northM - (roads.lineXY[2 * k + 1] ?? 0)) * perM,
      );
    }
    context.stroke();
  };
  const peopleOn = new Map<number, number>();
  for (const { routeEdges, people } of plan.assignments) {
    for (const edge of routeEdges) peopleOn.set(edge, (peopleOn.get(edge) ?? 0) + people);
  }
  context.lineCap = 'round';
  context.strokeStyle = planInk.route;
  for (const [edge, people] of peopleOn) {
    context.lineWidth = 1 + Math.min(7, Math.sqrt(people) / 6);
    trace(edge);
  }
  context.strokeStyle = planInk.closed;
  context.lineWidth = 6;
  for (const edge of plan.options.closedRoadEdges) trace(edge);
  const used = new Set(plan.assignments.map(({ shelterId }) => shelterId));
  for (const facility of facilities ?? []) {
    if (!used.has(facility.id)) continue;
    drawShelter(context, (facility.xM - westM) * perM, (northM - facility.yM) * perM);
  }
}

function drawShelter(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = planInk.shelter;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = '#ffffff';
  context.stroke();
}
