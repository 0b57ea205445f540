import { expect, test } from 'vitest';
import type { FloodFileFault } from '../../../src/cli/flood/flood-file-fault.ts';
import type { LisfloodNote } from '../../../src/cli/flood/lisflood/lisflood-fault.ts';
import type { FloodFault } from '../../../src/domain/hazard/flood/flood-fault.ts';
import { faultKey, faultSentence } from '../../../src/i18n/fault-sentence.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

type FileKind = Exclude<FloodFileFault, FloodFault>['kind'] | LisfloodNote['kind'];

/** All of them, which the compiler holds to be so. */
const kinds: Readonly<Record<FileKind, true>> = {
  'flood-file-missing': true,
  'flood-file-unreadable': true,
  'flood-file-length': true,
  'flood-file-shape': true,
  'flood-file-cell-size': true,
  'flood-case-not-json': true,
  'flood-case-unknown-key': true,
  'flood-case-key-missing': true,
  'flood-case-invalid': true,
  'flood-end-before-start': true,
  'flood-cell-outside': true,
  'flood-point-outside': true,
  'flood-cell-closed': true,
  'flood-no-open-cell': true,
  'flood-grid-over-memory': true,
  'flood-checkpoint-file': true,
  'flood-engine-unavailable': true,
  'flood-engine-failed': true,
  'flood-output-unwritable': true,
  'flood-lisflood-line': true,
  'flood-lisflood-ended': true,
  'flood-lisflood-partial-edge': true,
  'flood-lisflood-unsupported': true,
  'flood-lisflood-series-unknown': true,
  'flood-lisflood-missing': true,
  'flood-lisflood-keyword-ignored': true,
  'flood-lisflood-open-beside-inflow': true,
  'flood-lisflood-slope-ignored': true,
  'flood-lisflood-gauge-outside': true,
  'flood-lisflood-scheme': true,
};

test.each([
  [{ kind: 'flood-layer-missing', layer: 'sea-level' }, /자료\(해수면\)/],
  [{ kind: 'flood-lisflood-open-beside-inflow', side: 'west' }, /^열린 가장자리\(서쪽\)에/],
] as const satisfies readonly (readonly [FloodFileFault | LisfloodNote, RegExp])[])(
  '%j is told in words of the language',
  (fault, words) => {
    expect(faultSentence(createTranslator('ko').t, fault)).toMatch(words);
    expect(faultSentence(createTranslator('en').t, fault)).not.toMatch(/flood\.|\{\{|[a-z]-[a-z]+\)/);
  },
);

test('every fault and note of the flood commands has its sentence', () => {
  expect(Object.keys(kinds).filter((kind) => faultKey(kind) === null)).toEqual([]);
});
