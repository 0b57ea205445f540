import { ok, type Result } from '../../../core/result.ts';
import type { BreachGrowth, FloodStructure } from '../../../domain/hazard/flood/flood-structure.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import type { CasePlaces } from './case-places.ts';
import type { CaseStructure } from './case-schema.ts';
import { checkedSeries } from './case-series.ts';

/** The structures of a case, with their cells found on its grid. */
export function structuresOf(
  structures: readonly CaseStructure[],
  places: CasePlaces,
): Result<readonly FloodStructure[], FloodFileFault> {
  const found: FloodStructure[] = [];
  for (const [i, structure] of structures.entries()) {
    const one = structureOf(`structures[${i}]`, structure, places);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(found);
}

function structureOf(
  field: string,
  structure: CaseStructure,
  places: CasePlaces,
): Result<FloodStructure, FloodFileFault> {
  if (structure.kind === 'breach') {
    const cells = places.cells(`${field}.cells`, structure.cells);
    if (!cells.ok) return cells;
    const growth = growthOf(`${field}.growth`, structure.growth);
    return growth.ok ? ok({ ...structure, cells: cells.value, growth: growth.value }) : growth;
  }
  const { from, to, ...facts } = structure;
  const fromCell = places.cell(`${field}.from`, from);
  if (!fromCell.ok) return fromCell;
  if (to === null) return linkOf(facts as LinkFacts, fromCell.value, null);
  const toCell = places.cell(`${field}.to`, to);
  return toCell.ok ? linkOf(facts as LinkFacts, fromCell.value, toCell.value) : toCell;
}

type Link = Exclude<CaseStructure, { readonly kind: 'breach' }>;
type LinkFacts = Link extends infer L ? (L extends Link ? Omit<L, 'from' | 'to'> : never) : never;

function linkOf(
  facts: LinkFacts,
  fromCell: number,
  toCell: number | null,
): Result<FloodStructure, FloodFileFault> {
  switch (facts.kind) {
    case 'rating': {
      const stageM = Float64Array.from(facts.rating, ([stage]) => stage);
      const dischargeM3PerS = Float64Array.from(facts.rating, ([, discharge]) => discharge);
      return ok({ ...facts, fromCell, toCell, rating: { stageM, dischargeM3PerS } });
    }
    case 'pump':
      return ok({ ...facts, fromCell, toCell });
    case 'culvert': {
      const { shape } = facts;
      return ok({
        ...facts,
        fromCell,
        toCell: toCell as number,
        shape: 'diameterM' in shape ? { kind: 'circular', ...shape } : { kind: 'box', ...shape },
      });
    }
    default:
      return ok({ ...facts, fromCell, toCell: toCell as number });
  }
}

function growthOf(
  field: string,
  growth: Extract<CaseStructure, { readonly kind: 'breach' }>['growth'],
): Result<BreachGrowth, FloodFileFault> {
  if (!('widthM' in growth)) return ok({ kind: 'verheij-van-der-knaap', ...growth });
  const widthM = checkedSeries(`${field}.widthM`, growth.widthM, 0);
  if (!widthM.ok) return widthM;
  const crestM = checkedSeries(`${field}.crestM`, growth.crestM);
  return crestM.ok ? ok({ kind: 'given', widthM: widthM.value, crestM: crestM.value }) : crestM;
}
