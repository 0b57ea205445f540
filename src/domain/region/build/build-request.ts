import type { LocalizedName } from '../../../core/localized.ts';
import type { StoredPack } from '../stored-pack.ts';
import type { BuildReport } from './build-report.ts';
import type { BoxDeg, BoxFault } from './region-box.ts';
import type { BuildFault } from './stage-report.ts';

/** What the user wants built. */
export interface BuildRequest {
  readonly name: LocalizedName;
  readonly boundsDeg: BoxDeg;
  readonly cellSizeM: number;
  /** Ids of the open data sets that may be asked for what the files lack. */
  readonly sourceIds: readonly string[];
}

/** Why nothing was built, beyond what the steps themselves say. */
export type BuildRefusal =
  | BoxFault
  | {
      /** Heights were wanted from the network and no server answered. */
      readonly kind: 'build-offline';
      readonly hosts: string;
    }
  | { readonly kind: 'build-no-terrain' }
  | { readonly kind: 'build-checks-failed'; readonly findings: number }
  | { readonly kind: 'build-elsewhere' }
  | {
      /** The browser has no room for a download. */
      readonly kind: 'build-no-room';
      readonly reason: string;
    };

/** How a build ended: with a region in the library, or with a fault. The report says what was come to until then. */
export interface BuildOutcome {
  readonly report: BuildReport;
  readonly pack: StoredPack | null;
  readonly fault: BuildFault | null;
}

/** A build that ended with nothing to tell but why. */
export const endedEarly = ({ name }: BuildRequest, fault: BuildFault): BuildOutcome => ({
  report: { name, inputs: [], stages: [], faults: [] },
  pack: null,
  fault,
});

/** Open data, and what steps gave, kept in this browser so that a later build goes on from there. */
export interface KeptDownloads {
  readonly files: number;
  readonly bytes: number;
}
