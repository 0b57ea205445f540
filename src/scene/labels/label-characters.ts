import type { Region } from '../../domain/region/region.ts';

/** Every character that a label of the region, or one of these words, may hold, each once, with digits and signs. */
export function labelCharacters(region: Region, words: readonly string[]): string {
  const named = [
    region,
    ...(region.adminAreas ?? []),
    ...(region.places ?? []),
    ...(region.rivers ?? []),
    ...(region.facilities ?? []),
    ...(region.gauges ?? []),
    ...(region.roads?.names ?? []).map((name) => ({ name })),
  ];
  const characters = new Set('0123456789/,.-() ');
  for (const { name } of named) {
    for (const character of name.ko + name.en) characters.add(character);
  }
  for (const character of words.join('')) characters.add(character);
  return [...characters].sort().join('');
}
