import type { FloodCase } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';
import type {
  Bridge,
  Culvert,
  FloodStructure,
  LeveeBreach,
  Pump,
  RatingOutlet,
  Weir,
} from '../flood-structure.ts';
import { firstFault, rangeFault } from './number-fault.ts';
import { closedFault, lineFault, outsideFault, rowAndColumn, waterFault } from './place-fault.ts';
import { seriesFault } from './series-fault.ts';

/** Levels that the engines can tell apart in 32 bits, m. */
const levelM = [-100_000, 100_000] as const;
/** Widths, lengths and heights, m. */
const sizeM = [0.001, 100_000] as const;
const discharge = [0, 1_000_000] as const;

/** What is wrong with a structure: its cells, its sizes or its levels. */
export function structureFault(flood: FloodCase, structure: FloodStructure): FloodFault | null {
  const field = `${structure.kind} ${structure.id}`;
  if (structure.kind === 'breach') return breachFault(flood, field, structure);
  return cellsFault(flood, field, structure) ?? sizesFault(field, structure);
}

function cellsFault(
  flood: FloodCase,
  field: string,
  { fromCell, toCell }: Exclude<FloodStructure, LeveeBreach>,
): FloodFault | null {
  const cells = toCell === null ? [fromCell] : [fromCell, toCell];
  return (
    firstFault(cells, (cell) => outsideFault(flood, field, cell) ?? closedFault(flood, field, cell)) ??
    (fromCell === toCell ? { kind: 'flood-same-cell', field, ...rowAndColumn(flood.grid, fromCell) } : null)
  );
}

function sizesFault(field: string, structure: Exclude<FloodStructure, LeveeBreach>): FloodFault | null {
  switch (structure.kind) {
    case 'weir':
      return weirFault(field, structure);
    case 'rating':
      return ratingFault(field, structure);
    case 'pump':
      return pumpFault(field, structure);
    case 'culvert':
      return culvertFault(field, structure);
    case 'bridge':
      return bridgeFault(field, structure);
  }
}

const weirFault = (field: string, { crestM, widthM, coefficient }: Weir): FloodFault | null =>
  rangeFault(`${field} crestM`, crestM, levelM) ??
  rangeFault(`${field} widthM`, widthM, sizeM) ??
  rangeFault(`${field} coefficient`, coefficient, [0.1, 5]);

function ratingFault(field: string, { rating }: RatingOutlet): FloodFault | null {
  const { stageM, dischargeM3PerS } = rating;
  if (stageM.length === 0) return { kind: 'flood-series-empty', field };
  if (stageM.length !== dischargeM3PerS.length) {
    const wanted = stageM.length;
    return { kind: 'flood-grid-mismatch', field, length: dischargeM3PerS.length, wanted };
  }
  for (let row = 0; row < stageM.length; row++) {
    const stage = stageM[row] as number;
    const fault =
      rangeFault(`${field} stageM[${row}]`, stage, levelM) ??
      rangeFault(`${field} dischargeM3PerS[${row}]`, dischargeM3PerS[row] as number, discharge);
    if (fault !== null) return fault;
    if (row === 0) continue;
    const before = stageM[row - 1] as number;
    const [lower, upper] = [`stageM[${row - 1}]`, `stageM[${row}]`];
    const crossed = orderFault(field, [lower, before], [upper, stage]);
    if (crossed !== null) return crossed;
  }
  return null;
}

const pumpFault = (field: string, { rateM3PerS, onStageM, offStageM }: Pump): FloodFault | null =>
  rangeFault(`${field} rateM3PerS`, rateM3PerS, [1e-9, discharge[1]]) ??
  rangeFault(`${field} onStageM`, onStageM, levelM) ??
  rangeFault(`${field} offStageM`, offStageM, levelM) ??
  orderFault(field, ['offStageM', offStageM], ['onStageM', onStageM]);

function culvertFault(field: string, culvert: Culvert): FloodFault | null {
  const { shape } = culvert;
  const sizes: readonly (readonly [string, number])[] =
    shape.kind === 'circular'
      ? [['diameterM', shape.diameterM]]
      : [
          ['widthM', shape.widthM],
          ['heightM', shape.heightM],
        ];
  return (
    firstFault(sizes, ([name, value]) => rangeFault(`${field} ${name}`, value, sizeM)) ??
    rangeFault(`${field} fromInvertM`, culvert.fromInvertM, levelM) ??
    rangeFault(`${field} toInvertM`, culvert.toInvertM, levelM) ??
    rangeFault(`${field} barrels`, culvert.barrels, [1, 1000]) ??
    rangeFault(`${field} lengthM`, culvert.lengthM, sizeM) ??
    rangeFault(`${field} manning`, culvert.manning, [0.001, 10]) ??
    rangeFault(`${field} entranceLoss`, culvert.entranceLoss, [0, 10])
  );
}

const bridgeFault = (field: string, bridge: Bridge): FloodFault | null =>
  rangeFault(`${field} invertM`, bridge.invertM, levelM) ??
  rangeFault(`${field} openingWidthM`, bridge.openingWidthM, sizeM) ??
  rangeFault(`${field} soffitM`, bridge.soffitM, levelM) ??
  rangeFault(`${field} deckM`, bridge.deckM, levelM) ??
  rangeFault(`${field} deckLengthM`, bridge.deckLengthM, sizeM) ??
  orderFault(field, ['invertM', bridge.invertM], ['soffitM', bridge.soffitM]) ??
  orderFault(field, ['soffitM', bridge.soffitM], ['deckM', bridge.deckM]);

function breachFault(flood: FloodCase, field: string, breach: LeveeBreach): FloodFault | null {
  const { cells, startS, baseWidthM, growth } = breach;
  const place =
    lineFault(flood, field, cells) ??
    firstFault(cells, (cell) => waterFault(flood, field, cell)) ??
    rangeFault(`${field} startS`, startS, [0, Number.MAX_SAFE_INTEGER]) ??
    rangeFault(`${field} baseWidthM`, baseWidthM, [0, 10_000]);
  if (place !== null) return place;
  if (growth.kind === 'given') {
    return (
      seriesFault(`${field} widthM`, growth.widthM, 0) ??
      seriesFault(`${field} crestM`, growth.crestM, Number.NEGATIVE_INFINITY)
    );
  }
  return (
    rangeFault(`${field} initialWidthM`, growth.initialWidthM, sizeM) ??
    rangeFault(`${field} lowestCrestM`, growth.lowestCrestM, levelM) ??
    rangeFault(`${field} sinkS`, growth.sinkS, [0, Number.MAX_SAFE_INTEGER]) ??
    rangeFault(`${field} criticalVelocityMPerS`, growth.criticalVelocityMPerS, [0.01, 10])
  );
}

/** The fault of two levels of which the first is not below the second. */
const orderFault = (
  field: string,
  [lower, lowerM]: readonly [string, number],
  [upper, upperM]: readonly [string, number],
): FloodFault | null =>
  lowerM < upperM ? null : { kind: 'flood-levels-crossed', field, lower, lowerM, upper, upperM };
