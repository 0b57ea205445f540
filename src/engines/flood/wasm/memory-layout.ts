import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { blocksPerRowOf } from '../driver/blocks.ts';
import type { InertialState } from '../reference/inertial/inertial-state.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { SoilClasses } from './soil-classes.ts';

/** What the kernel keeps beside the state of the water. */
export interface KernelFields {
  readonly blocksPerRow: number;
  readonly blockDeepestM: Float32Array;
  readonly blockActive: Uint8Array;
  readonly blockDue: Uint8Array;
  readonly blockAlways: Uint8Array;
  readonly blockRestless: Uint8Array;
  readonly blockSleeper: Uint8Array;
  /** 1: rain alone falls evenly on the block; 2: with soil, on whole open cells; 0: cell by cell. */
  readonly blockPlain: Uint8Array;
  /** First row of each thread's band, then the number of rows. */
  readonly bands: Int32Array;
  readonly scratch: Float32Array;
  readonly rowActive: Int32Array;
  readonly rowRainedM: Float64Array;
  readonly rowSoakedM: Float64Array;
  readonly rowDrainedM: Float64Array;
  readonly findings: Int32Array;
  readonly findingsAsFloats: Float32Array;
  readonly soilClass: Uint16Array | null;
  readonly soilTable: Float32Array | null;
  readonly soakedM: Float32Array | null;
  readonly rainZone: Uint16Array | null;
  /** Depth that falls in each zone in the period, m. */
  readonly rainTableM: Float32Array | null;
  readonly control: Int32Array;
  readonly numbers: Float32Array;
  readonly integers: Int32Array;
}

/** Allocates them; every array starts with zeros. What only the local-inertial scheme reads is empty for the other. */
export function kernelFieldsOf(
  memory: KernelMemory,
  state: InertialState,
  {
    flood,
    soil,
    threads,
  }: { readonly flood: FloodCase; readonly soil: SoilClasses | null; readonly threads: number },
): KernelFields {
  const { rows, stride } = state;
  const blocksPerRow = blocksPerRowOf(state.columns);
  const blocks = blocksPerRow * rows;
  const own = flood.scheme.kind === 'inertial' ? 1 : 0;
  const padded = state.depthM.length;
  const findings = memory.i32(16 * threads);
  const integers = memory.i32(16);
  const floatsOf = ({ buffer, byteOffset, length }: Int32Array): Float32Array =>
    new Float32Array(buffer, byteOffset, length);
  return {
    blocksPerRow,
    blockDeepestM: memory.f32(own * blocks),
    blockActive: memory.u8(blocks),
    blockDue: memory.u8(own * blocks),
    blockAlways: memory.u8(blocks),
    blockRestless: memory.u8(own * blocks),
    blockSleeper: memory.u8(own * blocks),
    blockPlain: memory.u8(blocks),
    bands: memory.i32(threads + 1),
    scratch: memory.f32(own * stride * (6 * threads + 1)),
    rowActive: memory.i32(rows),
    rowRainedM: memory.f64(rows),
    rowSoakedM: memory.f64(rows),
    rowDrainedM: memory.f64(rows),
    findings,
    findingsAsFloats: floatsOf(findings),
    soilClass: soil === null ? null : memory.u16(padded),
    soilTable: soil === null ? null : memory.f32(soil.table.length),
    soakedM: soil === null ? null : memory.f32(padded),
    rainZone: flood.rainZones === null ? null : memory.u16(padded),
    rainTableM: flood.rainZones === null ? null : memory.f32(flood.rainZones.rainMPerS.length),
    control: memory.i32(64 + 16 * threads),
    numbers: floatsOf(integers),
    integers,
  };
}

/**
 * Writes the table that `setup` of the kernel reads: sizes, then addresses, in the order of `assembly/memory.ts`. Returns
 * its address.
 * @param fullTable address of the table of the full equations; 0 for the local-inertial scheme
 */
export function writeTable(
  memory: KernelMemory,
  state: InertialState,
  fields: KernelFields,
  threads: number,
  fullTable = 0,
): number {
  const at = (array: { readonly byteOffset: number } | null): number => array?.byteOffset ?? 0;
  const words = [
    state.columns,
    state.rows,
    state.stride * 4,
    fields.blocksPerRow,
    threads,
    at(state.bedM),
    at(state.depthM),
    at(state.depthRestM),
    at(state.frictionEast),
    at(state.frictionSouth),
    at(state.dischargeEast),
    at(state.dischargeSouth),
    at(state.maximumDepthM),
    at(state.maximumSpeedMPerS),
    at(state.maximumDepthVelocityM2PerS),
    at(state.arrivalS),
    at(state.durationS),
    at(state.marks),
    at(state.porosity),
    at(fields.blockDeepestM),
    at(fields.blockActive),
    at(fields.blockDue),
    at(fields.blockAlways),
    at(fields.blockRestless),
    at(fields.blockSleeper),
    at(fields.blockPlain),
    at(fields.bands),
    at(fields.scratch),
    at(fields.rowActive),
    at(fields.rowRainedM),
    at(fields.rowSoakedM),
    at(fields.rowDrainedM),
    at(fields.findings),
    at(fields.soilClass),
    at(fields.soilTable),
    at(fields.soakedM),
    at(fields.rainZone),
    at(fields.rainTableM),
    at(fields.control),
    at(fields.integers),
    fullTable,
  ];
  const table = memory.i32(words.length);
  table.set(words);
  return table.byteOffset;
}
