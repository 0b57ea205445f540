import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { RegionSource } from './src/packs/sources/region-source.ts';
import { configuredSources } from './src/packs/sources/source-config.ts';
import { defaultSources } from './src/packs/sources/source-table.ts';

/** Cross-origin isolation: SharedArrayBuffer, and with it WASM threads, exist only under these two headers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** The servers of open data, each by its origin, once and in order. */
export const originsOf = (sources: readonly RegionSource[]): readonly string[] =>
  [...new Set(sources.map(({ urlTemplate }) => new URL(urlTemplate).origin))].sort();

const policyFor = (sources: readonly RegionSource[]): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    ["connect-src 'self'", ...originsOf(sources)].join(' '),
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers that any server of the built app must send; the page may ask the servers of these data sets and no other. */
export const headersFor = (sources: readonly RegionSource[]): Readonly<Record<string, string>> => ({
  ...isolation,
  'Content-Security-Policy': policyFor(sources),
});

/** The development server injects inline scripts for hot reload, so it is isolated but without the policy. */
export const developmentHeaders = isolation;

/** Addresses of open data that an office sets, as the app asks for them, and the headers that go with them. */
export interface OfficeSources {
  /** Text of `sources.json`. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const noOffice = '{"sources": {}}\n';

/**
 * The data sets of an office, of a file in the form of `haetae region build --sources`; those of the table without one.
 * @throws Error when the file cannot be used: serving the app with other hosts than were meant would be worse
 */
export function officeSources(path: string | undefined): OfficeSources {
  const text = path === undefined ? noOffice : readFileSync(path, 'utf8');
  const configured = configuredSources(defaultSources, text);
  if (!configured.ok) throw new Error(`HAETAE_SOURCES ${path}: ${JSON.stringify(configured.fault)}`);
  return { text, headers: headersFor(configured.value) };
}

/** Serves the office's file in place of the one that comes with the app. */
export const servesSources = ({ text }: OfficeSources): Plugin => ({
  name: 'haetae-sources',
  configureServer: ({ middlewares }) => void middlewares.use('/sources.json', answerWith(text)),
  configurePreviewServer: ({ middlewares }) => void middlewares.use('/sources.json', answerWith(text)),
});

const answerWith =
  (text: string) =>
  (_: unknown, response: { setHeader(name: string, value: string): unknown; end(text: string): unknown }) => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(text);
  };
