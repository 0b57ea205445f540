import { verifyRegionPack } from '../../packs/verify-region-pack.ts';
import { type Command, UsageError } from '../command.ts';
import { packFilesIn } from '../pack-folder.ts';

/** Checks a pack and fails when anything is wrong with it. */
export const regionCheck: Command = {
  words: ['region', 'check'],
  summary: 'check',
  usage: 'DIR',
  options: {},
  run: async (given, context) => {
    const [folder] = given.positionals;
    if (folder === undefined || given.positionals.length > 1) {
      throw new UsageError('missingOption', { option: 'DIR' });
    }
    const findings = await verifyRegionPack(packFilesIn(folder));
    for (const { from, fault } of findings) {
      context.tell(from === 'files' ? context.explain(fault) : context.explainFinding(fault));
    }
    context.tell(context.say('checked', { path: folder, findings: findings.length }));
    context.out({ path: folder, findings });
    return findings.length === 0;
  },
};
