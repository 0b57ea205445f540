import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';
import { compiledEngine } from './compiled-engine.ts';

/** The two engines of the full equations that run in Node. */
export const fullEngines = [
  { name: 'plain', engine: referenceFloodEngine },
  { name: 'compiled', engine: compiledEngine(2) },
] as const;
