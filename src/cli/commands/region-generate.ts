import { defaultExerciseSeed, generateExerciseRegion } from '../../domain/region/exercise/exercise-region.ts';
import type { Command } from '../command.ts';
import { writeRegion } from '../write-region.ts';

/** Makes the exercise region of a seed and writes its pack. */
export const regionGenerate: Command = {
  words: ['region', 'generate'],
  summary: 'generate',
  usage: `[--seed N] --out DIR   (N: ${defaultExerciseSeed})`,
  options: { seed: { type: 'string' }, out: { type: 'string' } },
  run: async (given, context) => {
    const seed = given.number('seed') ?? defaultExerciseSeed;
    const folder = given.requiredText('out');
    context.tell(context.say('generating', { seed }));
    const written = await writeRegion(generateExerciseRegion(seed), folder, context);
    if (written === null) return false;
    context.out({ seed, ...written });
    return true;
  },
};
