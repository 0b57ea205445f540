import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import type { Bridge, Culvert, FloodStructure, Pump } from '../../../domain/hazard/flood/flood-structure.ts';
import { isHeld } from '../driver/cell-marks.ts';
import { deckCoefficient } from '../driver/structures/bridge-discharge.ts';
import { conduitSection } from '../driver/structures/conduit-section.ts';
import { inletConstants, weirTable } from '../driver/structures/culvert-flow.ts';
import { type Link, linkOf } from '../driver/structures/link.ts';
import { paddedIndex, type WaterState } from '../driver/water-state.ts';
import { bitsOf } from './agenda.ts';
import { linkKinds, linkWords, placeWords } from './shaders/link-kernel.ts';
import { noneWord } from './shaders/prelude.ts';

type LinkStructure = Exclude<FloodStructure, { readonly kind: 'breach' }>;

/** The links of a case as the link kernel reads them. */
export interface LinkTable {
  readonly linkCount: number;
  /** Cells that links meet in. */
  readonly placeCount: number;
  /** Where the links begin in the words. */
  readonly linksAt: number;
  /** Number of the first link's account in the ledger. */
  readonly accountsAt: number;
  /** Places, the links at each, the links, and what their laws look up. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** (cell, bits of the rise that pumps may bring, m/s, bits of the share that water fills, 0) of places that bound the step. */
  readonly boundCells: Uint32Array<ArrayBuffer>;
}

interface Place {
  readonly cell: number;
  /** Twice the number of a link, one more where it ends here. */
  readonly ends: number[];
}

/**
 * Lays out the links. Levels of each count from its own sill, so that 32 bits keep a head of a millimetre at any height.
 */
export function linkTableOf(state: WaterState, flood: FloodCase, accountsAt: number): LinkTable {
  const structures = flood.structures.filter((s): s is LinkStructure => s.kind !== 'breach');
  const places = placesOf(structures);
  const byCell = new Map(places.map(({ cell }, place) => [cell, place]));
  const listAt = placeWords * places.length;
  const linksAt = listAt + places.reduce((sum, { ends }) => sum + ends.length, 0);
  const tablesAt = linksAt + linkWords * structures.length;
  const head: number[] = [];
  const list: number[] = [];
  for (const { cell, ends } of places) {
    const i = paddedIndex(state, cell);
    head.push(i, listAt + list.length, ends.length, isHeld(state.marks, i) ? 1 : 0);
    head.push(bitsOf(state.porosity?.[i] ?? 1));
    list.push(...ends);
  }
  const tables: number[] = [];
  const links = structures.flatMap((structure) => {
    const link = linkOf(structure) as Link;
    const from = byCell.get(link.fromCell) as number;
    const to = link.toCell === null ? noneWord : (byCell.get(link.toCell) as number);
    return linkRecord(structure, link, { from, to, tables, tablesAt });
  });
  return {
    linkCount: structures.length,
    placeCount: places.length,
    linksAt,
    accountsAt,
    words: Uint32Array.from([...head, ...list, ...links, ...tables]),
    boundCells: boundCellsOf(state, places, structures),
  };
}

function placesOf(structures: readonly LinkStructure[]): readonly Place[] {
  const places = new Map<number, Place>();
  const meet = (cell: number, end: number): void => {
    const place = places.get(cell);
    if (place === undefined) places.set(cell, { cell, ends: [end] });
    else place.ends.push(end);
  };
  for (const [k, { fromCell, toCell }] of structures.entries()) {
    meet(fromCell, 2 * k);
    if (toCell !== null) meet(toCell, 2 * k + 1);
  }
  return [...places.values()];
}

function linkRecord(
  structure: LinkStructure,
  { sillM, liftsM3PerS }: Link,
  ends: { readonly from: number; readonly to: number; readonly tables: number[]; readonly tablesAt: number },
): readonly number[] {
  const datumM = Math.fround(sillM);
  const law = lawOf(structure, (heightM) => heightM - datumM);
  const offsets = (law.tables ?? [[], []]).flatMap((table) => {
    const at = ends.tablesAt + ends.tables.length;
    ends.tables.push(...table.map(bitsOf));
    return [at, table.length / 2];
  });
  const record = new Uint32Array(linkWords);
  record.set([linkKinds[structure.kind], ends.from, ends.to]);
  record.set([datumM, sillM - datumM, liftsM3PerS, ...law.numbers].map(bitsOf), 3);
  record.set(offsets, linkWords - 4);
  return [...record];
}

interface Law {
  readonly numbers: readonly number[];
  /** Pairs of numbers, two tables. */
  readonly tables?: readonly [readonly number[], readonly number[]];
}

function lawOf(structure: LinkStructure, over: (heightM: number) => number): Law {
  switch (structure.kind) {
    case 'weir':
      return { numbers: [over(structure.crestM), structure.coefficient * structure.widthM] };
    case 'rating': {
      const { stageM, dischargeM3PerS } = structure.rating;
      const rows = Array.from(stageM, (stage, k) => [over(stage), dischargeM3PerS[k] as number]);
      return { numbers: [], tables: [rows.flat(), []] };
    }
    case 'pump':
      return { numbers: pumpNumbers(structure, over) };
    case 'culvert':
      return culvertLaw(structure, over);
    case 'bridge':
      return { numbers: bridgeNumbers(structure, over) };
  }
}

const pumpNumbers = ({ onStageM, offStageM, rateM3PerS }: Pump, over: (m: number) => number): number[] => [
  over(onStageM),
  over(offStageM),
  rateM3PerS,
];

const bridgeNumbers = (bridge: Bridge, over: (m: number) => number): number[] => [
  over(bridge.invertM),
  bridge.openingWidthM,
  bridge.soffitM - bridge.invertM,
  over(bridge.deckM),
  deckCoefficient * bridge.deckLengthM,
];

function culvertLaw(culvert: Culvert, over: (heightM: number) => number): Law {
  const { shape, barrels, lengthM, manning, entranceLoss, isFlapped } = culvert;
  const section = conduitSection(shape);
  const inlet = inletConstants[shape.kind];
  return {
    numbers: [
      ...[over(culvert.fromInvertM), over(culvert.toInvertM), section.heightM],
      shape.kind === 'box' ? shape.widthM : 0,
      ...[barrels, manning ** 2 * lengthM, entranceLoss, isFlapped ? 1 : 0],
      ...[section.fullAreaM2, section.fullRadiusM, inlet.c, inlet.y],
    ],
    tables: [
      section.critical.flatMap(({ depthM, dischargeM3PerS }) => [depthM, dischargeM3PerS]),
      weirTable(section, inlet).flatMap(({ headM, dischargeM3PerS }) => [headM, dischargeM3PerS]),
    ],
  };
}

function boundCellsOf(
  state: WaterState,
  places: readonly Place[],
  structures: readonly LinkStructure[],
): Uint32Array<ArrayBuffer> {
  const areaM2 = state.cellSizeM ** 2;
  const entries = places.flatMap(({ cell, ends }) => {
    const i = paddedIndex(state, cell);
    if (isHeld(state.marks, i)) return [];
    const lifts = ends.map((end) => {
      const structure = structures[end >> 1];
      return end % 2 === 1 && structure?.kind === 'pump' ? structure.rateM3PerS : 0;
    });
    return [i, bitsOf(Math.max(...lifts) / areaM2), bitsOf(state.porosity?.[i] ?? 1), 0];
  });
  return Uint32Array.from(entries);
}
