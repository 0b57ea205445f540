import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { casePasses, type EvidenceCase, parseEvidence } from '../../src/features/evidence/evidence-format.ts';
import { analyticEvidence } from './flood-evidence-analytic.ts';
import { evidenceFigure } from './flood-evidence-figure.ts';
import { publishedEvidence } from './flood-evidence-published.ts';

const file = 'public/evidence/flood.json';
const figureFile = 'docs/flood-evidence.svg';

/**
 * Runs the flood benchmarks and writes what they found for the page of evidence, with a figure. The cases named in
 * EVIDENCE_CASES (ids with commas between) or else all; those left out keep what stood in the file.
 */
export async function benchFloodEvidence(): Promise<object> {
  const makers = new Map([...analyticEvidence, ...publishedEvidence()]);
  const asked = process.env.EVIDENCE_CASES?.split(',') ?? [...makers.keys()];
  const found = new Map<string, EvidenceCase>(
    (existsSync(file) ? parseEvidence(readFileSync(file, 'utf8')) : null)?.cases.map((one) => [one.id, one]),
  );
  for (const id of asked) {
    const make = makers.get(id);
    if (make === undefined) throw new Error(`no case ${id}; known: ${[...makers.keys()].join(', ')}`);
    const one = await make();
    found.set(id, one);
    console.error(`${casePasses(one) ? 'holds' : 'MISSES'} ${id} (${one.wallS} s)`);
  }
  const order = [...analyticEvidence.keys(), 'ea4-inertial', 'ea4-full', 'okushiri-full', 'merewether-full'];
  const cases = order.flatMap((id) => found.get(id) ?? []);
  const lines = cases.map((one) => JSON.stringify(one)).join(',\n');
  writeFileSync(file, `{"format":1,"cases":[\n${lines}\n]}\n`);
  writeFileSync(figureFile, evidenceFigure(cases));
  return Object.fromEntries(
    asked.flatMap((id) => {
      const one = found.get(id);
      if (one === undefined) return [];
      const figures = one.metrics.map(({ id: name, of, value, limit }) => [
        of === null ? name : `${name} ${of}`,
        `${value} (limit ${limit})`,
      ]);
      return [[id, { holds: casePasses(one), wallS: one.wallS, ...Object.fromEntries(figures) }]];
    }),
  );
}
