import type { LocalizedName } from '../../core/localized.ts';
import type { BuildReport } from './build/build-report.ts';
import type { DataSource, Region } from './region.ts';

/** A region pack that the browser keeps. Its hash, SHA-256 of `region.json`, names the pack and all of its files. */
export interface StoredPack {
  readonly hash: string;
  readonly id: string;
  readonly kind: Region['kind'];
  readonly name: LocalizedName;
  /** West, south, east and north, WGS84 degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  readonly epsg: number;
  readonly cellSizeM: number;
  readonly columns: number;
  readonly rows: number;
  /** Roles of the files that it holds: `terrain`, `buildings`, … */
  readonly layers: readonly string[];
  readonly sources: readonly DataSource[];
  readonly sizeBytes: number;
  readonly savedAtMs: number;
  /** How it was built, for a pack that was built in this browser. */
  readonly report: BuildReport | null;
  /** What the last check of all files and contents found, or null when it was never made. */
  readonly check: { readonly findings: number; readonly checkedAtMs: number } | null;
  /** Hashes of packs of the same place that the user wants beside this one. */
  readonly beside: readonly string[];
}

/** A folder of the library whose pack cannot be used any more. It takes room until it is removed. */
export interface DamagedPack {
  /** The hash that it was kept by. */
  readonly hash: string;
  /** Bytes of all files in it. */
  readonly sizeBytes: number;
  readonly problem: 'manifest-missing' | 'manifest-unreadable' | 'manifest-changed' | 'note-unreadable';
}

/** Room that the browser gives; null where it does not tell. */
export interface StorageRoom {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** True when the browser has promised not to clear it by itself. */
  readonly isPersistent: boolean | null;
}

/** Why the library of regions cannot do what it was asked. */
export type LibraryFault =
  | { readonly kind: 'library-unavailable'; readonly reason: string }
  | { readonly kind: 'library-full'; readonly neededMB: number; readonly reason: string }
  | { readonly kind: 'library-pack-missing'; readonly hash: string }
  /** The pack that was to take the place of another did not pass its check; both are still there. */
  | { readonly kind: 'library-replacement-unsound'; readonly hash: string; readonly findings: number };

/** All that the library holds. */
export interface LibraryContent {
  readonly packs: readonly StoredPack[];
  readonly damaged: readonly DamagedPack[];
  readonly room: StorageRoom;
}
