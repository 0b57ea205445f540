import { cp949Decoder } from '../../core/cp949.ts';

const standard = new TextDecoder('euc-kr');

/** The text of CP949 bytes, or null where a byte does not fit. */
export const decodeCp949 = cp949Decoder((pair) => standard.decode(pair));
