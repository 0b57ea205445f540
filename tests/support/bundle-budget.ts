import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Size of one built file, bytes after gzip -9. */
export interface BundleEntry {
  readonly file: string;
  readonly gzipBytes: number;
}

/** Budgets in bytes after gzip, by what the file's name begins with; the first match counts. */
const budgets: readonly { readonly match: RegExp; readonly limitBytes: number }[] = [
  { match: /^ort-wasm-simd-threaded.*\.wasm$/, limitBytes: 3_900_000 },
  { match: /^maplibre-gl-worker.*\.m?js$/, limitBytes: 180_000 },
  { match: /^build\.worker-.*\.js$/, limitBytes: 240_000 },
  { match: /\.worker-.*\.js$/, limitBytes: 150_000 },
  { match: /^index-.*\.js$/, limitBytes: 350_000 },
  { match: /^region-.*\.js$/, limitBytes: 100_000 },
  { match: /^scene-.*\.js$/, limitBytes: 480_000 },
  { match: /\.wasm$/, limitBytes: 90_000 },
  { match: /\.js$/, limitBytes: 60_000 },
  { match: /\.css$/, limitBytes: 60_000 },
  { match: /\.onnx$/, limitBytes: 1_000_000 },
];

/** Scripts, styles, WASM and models of the built app with their gzip size. */
export function measureBundle(folder = 'dist'): readonly BundleEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(m?js|css|wasm|onnx)$/.test(entry.name))
    .map((entry) => ({
      file: entry.name,
      gzipBytes: gzipSync(readFileSync(join(entry.parentPath, entry.name)), { level: 9 }).length,
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** One line per file that is larger than its budget, or that has none. */
export const bundleFaults = (entries: readonly BundleEntry[]): readonly string[] =>
  entries.flatMap(({ file, gzipBytes }) => {
    const budget = budgets.find(({ match }) => match.test(file));
    if (budget === undefined) return [`${file}: ${gzipBytes} bytes gzip, no budget set for such a file`];
    return gzipBytes > budget.limitBytes
      ? [`${file}: ${gzipBytes} bytes gzip, budget ${budget.limitBytes}`]
      : [];
  });
