import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectAgreement } from './expect-agreement.ts';
import { type StructureCase, structureCases } from './structure-cases.ts';
import { openWebgpuPage, type WebgpuPage } from './webgpu-page.ts';

const slowMs = 180_000;

describe('structures on software WebGPU', () => {
  let page: WebgpuPage;
  beforeAll(async () => {
    page = await openWebgpuPage();
  });
  afterAll(() => page.close());

  it.each(Object.keys(structureCases) as StructureCase[])(
    'agree on %s with the compiled engine',
    (name) => expectAgreement(page, name, 'wasm'),
    slowMs,
  );
});
