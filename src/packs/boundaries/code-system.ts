import type { AdminCodeSystem } from '../../domain/region/admin-codes.ts';

export interface NamedCode {
  /** Property it was found under. */
  readonly property: string;
  readonly code: string;
}

const legalProperties = ['bjd_cd', 'BJD_CD', 'BJDCD', 'LI_CD', 'EMD_CD', 'SIG_CD', 'CTPRVN_CD'];
const adminProperties = ['adm_cd2', 'H_CODE'];
const kostatProperties = ['adm_cd', 'adm_cd8', 'ADM_CD', 'ADM_DR_CD', 'SIDO_CD', 'SIGUNGU_CD'];

/** First two digits in use: Statistics Korea, and the Ministry of the Interior (legal and administrative 동 alike). */
const kostatProvinces = new Set('11 21 22 23 24 25 26 29 31 32 33 34 35 36 37 38 39'.split(' '));
const ministryProvinces = new Set('11 26 27 28 29 30 31 36 41 42 43 44 45 46 47 48 50 51 52'.split(' '));

/**
 * The list that codes belong to, or null where it cannot be told. What the user says holds. Else the property tells it, else
 * their length (7 digits are Statistics Korea's alone), else their provinces, where these are of one list only.
 */
export function decideCodeSystem(
  codes: readonly NamedCode[],
  stated: AdminCodeSystem | null,
): AdminCodeSystem | null {
  if (stated !== null) return stated;
  const [{ property }] = codes as readonly [NamedCode, ...NamedCode[]];
  const isLong = codes.some(({ code }) => code.length === 10);
  if (legalProperties.includes(property)) return 'legal-dong';
  if (adminProperties.includes(property)) return 'admin-dong';
  if (kostatProperties.includes(property) && !isLong) return 'kostat';
  if (codes.every(({ code }) => code.length === 7)) return 'kostat';
  if (isLong) return null;
  const provinces = new Set(codes.map(({ code }) => code.slice(0, 2)));
  const isKostat = [...provinces].every((province) => kostatProvinces.has(province));
  const isMinistry = [...provinces].every((province) => ministryProvinces.has(province));
  if (isKostat === isMinistry) return null;
  return isKostat ? 'kostat' : 'legal-dong';
}
