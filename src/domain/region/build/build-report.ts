import type { LocalizedName } from '../../../core/localized.ts';
import type { DataSource } from '../region.ts';
import type { InputRole } from './input-role.ts';
import type { BuildFault, StageReport } from './stage-report.ts';

/** A file or data set that a build was given. */
export interface ReportedInput {
  readonly name: string;
  /** Null for a file that is no part of a region as far as we can tell. */
  readonly role: InputRole | null;
  /** Null where the role is. */
  readonly source: DataSource | null;
}

/** How a region was built: what each file gave, what is missing, and why. Kept beside the region. */
export interface BuildReport {
  readonly name: LocalizedName;
  readonly inputs: readonly ReportedInput[];
  readonly stages: readonly StageReport[];
  /** What was wrong before the first step: files that could not be read, data sets that did not come. */
  readonly faults: readonly BuildFault[];
}

/** What a file gave: the steps that name it. */
export const stagesOfInput = ({ stages }: BuildReport, name: string): readonly StageReport[] =>
  stages.filter(({ files }) => files.includes(name));
