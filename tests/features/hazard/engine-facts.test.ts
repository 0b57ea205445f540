import { describe, expect, it } from 'vitest';
import type { FloodEngineFacts, PassedOverReason } from '../../../src/domain/hazard/flood/flood-case.ts';
import { engineLine, passedOverSentences } from '../../../src/features/hazard/engine-facts.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

const reasons: Record<PassedOverReason, true> = {
  'no-webgpu': true,
  'no-shared-memory': true,
  'no-wasm-simd': true,
  'case-not-covered': true,
  'no-checkpoints': true,
  'grid-too-large': true,
  'start-failed': true,
};
const engine: FloodEngineFacts = {
  id: 'flood-wasm',
  version: '1.0.0',
  threads: 2,
  passedOver: (Object.keys(reasons) as PassedOverReason[]).map((reason) => ({ id: 'flood-webgpu', reason })),
};

describe.each(['ko', 'en'] as const)('the engine of a run in %s', (language) => {
  const { t } = createTranslator(language);

  it('is named with its threads and equations, an unknown one by its id', () => {
    expect(engineLine(t, engine, 'inertial')).toMatch(/^WebAssembly · .*2.* · /);
    expect(engineLine(t, engine, 'inertial')).not.toBe(engineLine(t, engine, 'full'));
    expect(engineLine(t, { ...engine, id: 'flood-other' }, 'full')).toMatch(/^flood-other · /);
  });

  it('tells each reason for passing a faster one over in a sentence of its own', () => {
    const sentences = passedOverSentences(t, engine);
    expect(new Set(sentences).size).toBe(Object.keys(reasons).length);
    for (const sentence of sentences) {
      expect(sentence).toContain('WebGPU');
      expect(sentence).not.toContain('{{');
      expect(sentence).not.toContain('passedOver');
      expect(sentence.endsWith('.')).toBe(true);
    }
  });
});
