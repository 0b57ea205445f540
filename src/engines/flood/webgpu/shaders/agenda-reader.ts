/**
 * Reads the series of a segment. `agenda` holds a table of (offset, count) per series, then one for the stops, then points
 * (tick, value bits).
 */
export const agendaReader = (binding: number): string => /* wgsl */ `
@group(0) @binding(${binding}) var<storage, read> agenda: array<vec2<u32>>;

fn tickOf(series: u32, k: u32) -> u32 { return agenda[agenda[series].x + k].x; }
fn valueOf(series: u32, k: u32) -> f32 { return bitcast<f32>(agenda[agenda[series].x + k].y); }

// Index of the last point at or before a tick.
fn pointAt(series: u32, at: u32) -> u32 {
  var low = 0u;
  var high = agenda[series].y;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (tickOf(series, middle) <= at) { low = middle + 1u; } else { high = middle; }
  }
  return max(low, 1u) - 1u;
}

fn between(series: u32, k: u32, ticksAfter: f32) -> f32 {
  let span = f32(tickOf(series, k + 1u) - tickOf(series, k));
  let first = valueOf(series, k);
  return first + (valueOf(series, k + 1u) - first) * (ticksAfter / span);
}

fn valueAt(series: u32, at: u32) -> f32 {
  let k = pointAt(series, at);
  if (k + 1u >= agenda[series].y) { return valueOf(series, agenda[series].y - 1u); }
  return between(series, k, f32(at - tickOf(series, k)));
}
`;
