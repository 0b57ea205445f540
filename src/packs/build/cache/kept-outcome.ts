import { z } from 'zod';
import { sha256Hex } from '../../pack-files.ts';
import type { StageOutcome } from '../build-stage.ts';
import { hashOfText } from './content-hash.ts';
import { packValues, unpackValues } from './plain-values.ts';

/** What a stage gave, as it is kept. */
export interface KeptOutcome {
  readonly outcome: StageOutcome;
  /** SHA-256 hex of all that it gives, whatever it tells of it: later stages are made anew only where this changed. */
  readonly mark: string;
}

const format = 'haetae-stage-1';
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** The first line of a kept outcome; the second is this line's SHA-256. */
const headSchema = z.object({
  format: z.literal(format),
  key: hash,
  output: z.string(),
  report: z.string(),
  pieces: z.array(z.object({ bytes: z.number().int().nonnegative(), sha256: hash })),
});

type Head = z.infer<typeof headSchema>;

/** The parts of a file that keeps an outcome, with its mark. */
export async function packOutcome(
  key: string | null,
  { output, ...told }: StageOutcome,
): Promise<{ readonly parts: readonly Uint8Array[]; readonly mark: string }> {
  const packed = packValues(output);
  const pieces: Head['pieces'] = [];
  for (const piece of packed.pieces) {
    pieces.push({ bytes: piece.length, sha256: await sha256Hex(piece) });
  }
  const { text: report } = packValues(told);
  const line = JSON.stringify({ format, key, output: packed.text, report, pieces });
  const head = new TextEncoder().encode(`${line}\n${await hashOfText(line)}\n`);
  return { parts: [head, ...packed.pieces], mark: await markOf({ output: packed.text, pieces }) };
}

/** The outcome that a file keeps, or null when it is damaged or another's. */
export async function unpackOutcome(
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<KeptOutcome | null> {
  const lineEnd = bytes.indexOf(newline);
  const start = lineEnd + 1 + 64 + 1;
  if (lineEnd < 0 || bytes.length < start) return null;
  const line = new TextDecoder().decode(bytes.subarray(0, lineEnd));
  const stated = new TextDecoder().decode(bytes.subarray(lineEnd + 1, start - 1));
  if (stated !== (await hashOfText(line))) return null;
  const head = headSchema.safeParse(JSON.parse(line));
  if (!head.success || head.data.key !== key) return null;
  if (!(await arePiecesSound(head.data, bytes.subarray(start)))) return null;
  const { output, report } = head.data;
  const told = unpackValues(report, new Uint8Array()) as Omit<StageOutcome, 'output'>;
  const given = unpackValues(output, bytes.subarray(start)) as StageOutcome['output'];
  return { outcome: { output: given, ...told }, mark: await markOf(head.data) };
}

const newline = 10;

async function arePiecesSound({ pieces }: Head, bytes: Uint8Array): Promise<boolean> {
  let at = 0;
  for (const piece of pieces) {
    if ((await sha256Hex(bytes.subarray(at, at + piece.bytes))) !== piece.sha256) return false;
    at += piece.bytes;
  }
  return at === bytes.length;
}

const markOf = ({ output, pieces }: Pick<Head, 'output' | 'pieces'>): Promise<string> =>
  hashOfText([output, ...pieces.map(({ sha256 }) => sha256)].join('\n'));
