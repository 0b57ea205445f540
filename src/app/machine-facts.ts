import type { MachineFacts } from '../store/machine.ts';

/** Asks the browser once what it can do. */
export const machineFacts = (): MachineFacts => ({
  hasThreads: globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer !== 'undefined',
  hasWebgl2: hasWebgl2(),
  logicalCores: navigator.hardwareConcurrency,
});

function hasWebgl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
