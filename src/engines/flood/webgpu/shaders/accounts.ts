/** The volume accounts: sums of water in 96 bits (low, middle, high word), each written by one thread of a dispatch. */
export const accounts = (binding: number): string => /* wgsl */ `
@group(0) @binding(${binding}) var<storage, read_write> ledger: array<vec4<u32>>;

fn note(account: u32, water: vec2<u32>) {
  let old = ledger[account];
  let low = old.x + water.y;
  let carry = select(0u, 1u, low < old.x);
  let sum = old.y + water.x;
  let middle = sum + carry;
  let carries = select(0u, 1u, sum < old.y) + select(0u, 1u, middle < sum);
  let sign = select(0u, none, bitcast<i32>(water.x) < 0);
  ledger[account] = vec4(low, middle, old.z + sign + carries, 0u);
}
`;
