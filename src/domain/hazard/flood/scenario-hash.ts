import { sha256OfText } from '../../../core/sha256.ts';
import type { FloodScenario } from './scenario.ts';

/**
 * SHA-256 hex of a scenario together with the region it is asked of. Equal scenarios give equal hashes whatever the
 * order of their fields; the name does not count, because it changes no number.
 * @param regionHash hash of the region's own inputs
 */
export const scenarioHash = (scenario: FloodScenario, regionHash: string): string =>
  sha256OfText(`${regionHash}\n${canonical({ ...scenario, name: '' })}`);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
