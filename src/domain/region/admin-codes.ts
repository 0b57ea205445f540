/**
 * Lists of codes for the same Korean areas. They are three and do not agree: Busan is 21 to Statistics Korea and 26 to the
 * Ministry of the Interior.
 * - `kostat`: Statistics Korea (SGIS), 2 digits province, 5 municipality, 7 or 8 읍면동
 * - `legal-dong`: 법정동코드 of 10 digits: 2 province, 5 municipality, 8 읍면동, 10 리
 * - `admin-dong`: 행정기관(행정동)코드 of 10 digits
 */
export const adminCodeSystems = ['kostat', 'legal-dong', 'admin-dong'] as const;

export type AdminCodeSystem = (typeof adminCodeSystems)[number];

/** Which list a code belongs to, and of which year: areas are merged, split and renumbered. */
export interface AdminCodeList {
  readonly system: AdminCodeSystem;
  /** Year the boundaries and codes stand for (기준 연도), or null when the source does not say. */
  readonly baseYear: number | null;
}
