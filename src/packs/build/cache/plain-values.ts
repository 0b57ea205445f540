/** Plain values as text, and the bytes of the typed arrays in them beside it. */
export interface PackedValues {
  readonly text: string;
  readonly pieces: readonly Uint8Array[];
}

/** Kinds of typed array that regions are made of; the code is the index. */
const arrayKinds = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
] as const;

type NumberArray = InstanceType<(typeof arrayKinds)[number]>;

/** Shorter arrays share a piece. */
const ownPieceBytes = 2 ** 20;

/**
 * Writes plain objects, lists, texts, numbers and typed arrays. Every number comes back, bit for bit inside arrays.
 * @throws TypeError for anything else: a map, a function, an object of a class
 */
export function packValues(value: unknown): PackedValues {
  const pieces: Uint8Array[] = [];
  let shared: Uint8Array[] = [];
  let sharedBytes = 0;
  let at = 0;
  const flush = (): void => {
    if (sharedBytes > 0) pieces.push(joined(shared, sharedBytes));
    shared = [];
    sharedBytes = 0;
  };
  const place = (array: NumberArray): object => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const kind = arrayKinds.findIndex((Kind) => array instanceof Kind);
    const start = at;
    at += bytes.length;
    if (bytes.length >= ownPieceBytes) {
      flush();
      pieces.push(bytes);
    } else {
      shared.push(bytes);
      sharedBytes += bytes.length;
      if (sharedBytes >= ownPieceBytes) flush();
    }
    return { $array: [kind, start, bytes.length] };
  };
  const text = JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, name, one: unknown) {
    if (typeof one === 'number')
      return isTold(one) ? one : { $number: Object.is(one, -0) ? '-0' : String(one) };
    if (ArrayBuffer.isView(one)) {
      if (!arrayKinds.some((Kind) => one instanceof Kind)) throw new TypeError('no array that can be kept');
      return place(one as NumberArray);
    }
    // A date has become a text before it comes here.
    const held = this[name];
    if (typeof held === 'object' && held !== null) requirePlain(held);
    if (typeof one === 'function' || typeof one === 'bigint')
      throw new TypeError(`a ${typeof one} cannot be kept`);
    return one;
  });
  flush();
  return { text, pieces };
}

/** The values of a text and of all its pieces, one after another. @throws for a text of another kind */
export function unpackValues(text: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  return JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    if ('$number' in one) return Number(one.$number);
    if (!('$array' in one)) return one;
    const [kind, start, length] = one.$array as readonly [number, number, number];
    const Kind = arrayKinds[kind] as (typeof arrayKinds)[number];
    return new Kind(bytes.slice(start, start + length).buffer);
  });
}

/** Whether JSON tells a number as it is. */
const isTold = (number: number): boolean => Number.isFinite(number) && !Object.is(number, -0);

function requirePlain(value: object): void {
  if (Array.isArray(value)) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  if (!isPlain || '$array' in value || '$number' in value)
    throw new TypeError(`an object of ${value.constructor.name} cannot be kept`);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
