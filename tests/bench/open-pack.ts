import { packFilesIn } from '../../src/cli/pack-folder.ts';
import { openDerivedTerrain, openRegionPack } from '../../src/packs/open-region-pack.ts';

/** Opens the pack in the folder that is named as an app does, and prints how long each part takes. */
const read = packFilesIn(process.argv[2] as string);

const startMs = performance.now();
const given = await openRegionPack(read, undefined, 'given');
const givenMs = performance.now();
if (!given.ok) throw new Error(JSON.stringify(given.fault));
const givenPeakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
const derived = await openDerivedTerrain(read);
if (!derived.ok) throw new Error(JSON.stringify(derived.fault));
const endMs = performance.now();
console.log(
  JSON.stringify({
    givenS: Math.round(givenMs - startMs) / 1000,
    givenPeakMiB,
    derivedS: Math.round(endMs - givenMs) / 1000,
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
