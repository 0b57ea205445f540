import { bundleFaults, measureBundle } from './bundle-budget.ts';

const entries = measureBundle();
for (const { file, gzipBytes } of entries) console.log(`${String(gzipBytes).padStart(9)}  ${file}`);
const faults = bundleFaults(entries);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 || entries.length === 0 ? 1 : 0;
