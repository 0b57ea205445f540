/** A seeded stream of numbers; the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [low, high], both inclusive. */
  integer(low: number, high: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Standard normal deviate (Box & Muller 1958). */
  normal(): number;
  pick<T>(items: readonly T[]): T;
  /** An independent stream named by `label`: adding draws to one fork never shifts another. */
  fork(label: string): Random;
}

/** Source: sfc32 of PractRand (C. Doty-Humphrey 2010), 128-bit state, seeded from a string by FNV-1a. */
export function seededRandom(seed: number | string): Random {
  const key = String(seed);
  let a = fnv1a(`${key}/a`);
  let b = fnv1a(`${key}/b`);
  let c = fnv1a(`${key}/c`);
  let counter = 1;
  const nextUint32 = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) nextUint32();
  const next = (): number => nextUint32() / 4294967296;
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => {
      if (items.length === 0) throw new Error('pick from an empty list');
      return items[Math.floor(next() * items.length)] as (typeof items)[number];
    },
    fork: (label) => seededRandom(`${key}/${label}`),
  };
}

/** 32-bit FNV-1a of a string's UTF-16 code units. Source: Fowler, Noll & Vo, RFC 9923. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
