import { existsSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../src/domain/region/exercise/exercise-region.ts';
import { measureBundle } from '../support/bundle-budget.ts';
import { benchBrowser } from './browser.bench.ts';
import { benchBuild } from './build.bench.ts';
import { benchDerive } from './derive.bench.ts';
import { benchFlood, floodParts } from './flood.bench.ts';
import { benchFloodEvidence } from './flood-evidence.bench.ts';
import { benchLandslide } from './landslide.bench.ts';
import { benchOsm } from './osm.bench.ts';
import { benchRegion } from './region.bench.ts';
import { benchResponse } from './response.bench.ts';

/** Parts of the flood bench as benches of their own. */
const floodPartBenches = Object.fromEntries(
  Object.entries(floodParts).map(([part, bench]) => [`flood-${part}`, bench] as const),
);

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  region: async () => benchRegion(),
  derive: benchDerive,
  landslide: async () => {
    const { grid, terrainM } = generateExerciseRegion(defaultExerciseSeed);
    return benchLandslide(grid, terrainM);
  },
  osm: benchOsm,
  build: benchBuild,
  response: benchResponse,
  bundle: async () => (existsSync('dist') ? measureBundle() : 'run npm run build first'),
  browser: async () => (existsSync('dist') ? benchBrowser(false) : 'run npm run build first'),
  flood: benchFlood,
  ...floodPartBenches,
  'flood-evidence': benchFloodEvidence,
  'browser-flood': async () => (existsSync('dist') ? benchBrowser(true) : 'run npm run build first'),
};

/** Run only when they are named: one renews files of the repository, the others are parts of another. */
const namedOnly: readonly string[] = ['flood-evidence', ...Object.keys(floodPartBenches)];

/** Runs the benches named on the command line, or all that change no file, and prints one JSON document. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => benches[name] === undefined);
  if (unknown.length > 0) {
    console.error(`unknown bench: ${unknown.join(', ')}; known: ${Object.keys(benches).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const figures: Record<string, unknown> = {};
  const unasked = Object.keys(benches).filter((name) => !namedOnly.includes(name));
  for (const name of asked.length > 0 ? asked : unasked) {
    console.error(`measuring ${name} …`);
    figures[name] = await benches[name]?.();
  }
  const [processor] = cpus();
  const machine = {
    processor: processor?.model ?? null,
    processors: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    /** Of the last 1, 5 and 15 minutes, at the end: above the number of processors the figures are of a shared machine. */
    loadAverage: loadavg(),
    node: process.version,
    at: new Date().toISOString(),
  };
  console.log(JSON.stringify({ machine, figures }, null, 2));
}

await main();
