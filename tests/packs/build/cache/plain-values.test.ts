import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packValues, unpackValues } from '../../../../src/packs/build/cache/plain-values.ts';

const again = (value: unknown): unknown => {
  const { text, pieces } = packValues(value);
  return unpackValues(text, Uint8Array.from(Buffer.concat(pieces)));
};

const array = fc.oneof(
  fc.uint8Array(),
  fc.int8Array(),
  fc.uint16Array(),
  fc.int16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    array,
    fc.array(tie('tree')),
    fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('tree'), { noNullPrototype: true }),
  ),
}));

test('whatever a stage gives comes back as it was', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(again(value)).toEqual(value);
    }),
  );
});

test('long arrays come back beside short ones, each with bytes of its own', () => {
  const long = Float32Array.from({ length: 400_000 }, (_, k) => Math.fround(k / 7));
  const value = {
    a: Uint8Array.of(1, 2, 3),
    long,
    b: Float64Array.of(-0, Number.NaN),
    c: [long, Int16Array.of(-5)],
  };
  const came = again(value) as typeof value;
  expect(came).toEqual(value);
  expect(Object.is(came.b[0], -0)).toBe(true);
  expect(came.long.buffer.byteLength).toBe(long.byteLength);
});

test.each([
  new Map([[1, 2]]),
  () => 1,
  new Date(0),
  { $array: [0, 0, 0] },
  { $number: 'NaN' },
  new Uint8ClampedArray(2),
])('%s is refused, since it would come back as something else', (value) => {
  expect(() => packValues({ value })).toThrow(TypeError);
});
