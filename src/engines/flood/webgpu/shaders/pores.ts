/**
 * The cells' flags and the share of them that water fills. A cell holds depth times its share, a face carries discharge times
 * the smaller share of its two cells: see `reference/inertial/porous-depth-update.ts`. Flags are (flags, share bits).
 * @param isPorous whether any share is below 1; else the shares cost nothing
 */
export const pores = (binding: number, isPorous: boolean): string => /* wgsl */ `
@group(0) @binding(${binding}) var<storage, read> cellsOf: array<vec2<u32>>;

fn poresOf(i: u32) -> f32 { return ${isPorous ? 'bitcast<f32>(cellsOf[i].y)' : '1.0'}; }

fn carried(q: f32, a: u32, b: u32) -> f32 { return ${isPorous ? 'q * min(poresOf(a), poresOf(b))' : 'q'}; }

fn depthOf(water: vec2<u32>, i: u32) -> f32 { return metresOf(water)${isPorous ? ' / poresOf(i)' : ''}; }
`;
