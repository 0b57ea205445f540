/**
 * Ladders of levels. The three Korean ones stand beside each other and mean different things: a weather warning (기상특보), a
 * flood or landslide forecast (홍수·산사태 예보) and a crisis alert (위기경보). A level never leaves its ladder.
 */
export const ladders = {
  /** 기상특보. Source: KMA; 중대경보 since 2026. */
  'kma-warning': [['예비', '예비특보'], ['주의', '주의보'], ['경보'], ['중대경보']],
  /** 홍수예보와 수위 단계. Source: HRFCO, fields attwl, wrnwl, almwl, srswl. */
  'flood-forecast': [['관심'], ['주의보', '주의', '홍수주의보'], ['경보', '경계', '홍수경보'], ['심각']],
  /** 산사태 예측정보. Source: Korea Forest Service, since 2024-06-01. */
  'landslide-forecast': [['주의보'], ['예비경보'], ['경보']],
  /** 위기경보. Source: 재난 및 안전관리 기본법, article 38. */
  crisis: [['관심'], ['주의'], ['경계'], ['심각']],
  /** 재난문자 kinds. Source: 재난문자방송 기준 및 운영규정. */
  'disaster-message': [
    ['안전안내', '안전안내문자'],
    ['긴급재난', '긴급', '긴급재난문자'],
    ['위급재난', '위급', '위급재난문자'],
  ],
  /** Source: OASIS CAP 1.2, section 3.2.2, severity. */
  'cap-severity': [['Minor'], ['Moderate'], ['Severe'], ['Extreme']],
  /** Source: GDACS alert levels. */
  gdacs: [['Green'], ['Orange'], ['Red']],
  /** Source: USGS PAGER. */
  'usgs-pager': [['green'], ['yellow'], ['orange'], ['red']],
} as const satisfies Record<string, readonly (readonly string[])[]>;

export type LadderName = keyof typeof ladders;

/** How loud a level is shown, 4 the loudest. */
export type Prominence = 1 | 2 | 3 | 4;

export interface AlertLevel {
  readonly ladder: LadderName;
  /** Step of the ladder, from 1; null for a word that it does not have. */
  readonly rank: number | null;
  readonly prominence: Prominence;
}

/** Prominence of each step, so that the top of every ladder is the loudest. */
const prominences = {
  3: [2, 3, 4],
  4: [1, 2, 3, 4],
} as const satisfies Record<number, readonly Prominence[]>;

/** The level that a word stands for. A word that the ladder does not have is as prominent as its top: it may be new and worse. */
export function levelOf(ladder: LadderName, word: string): AlertLevel {
  const steps: readonly (readonly string[])[] = ladders[ladder];
  const step = steps.findIndex((words) => words.includes(word));
  if (step < 0) return { ladder, rank: null, prominence: 4 };
  return { ladder, rank: step + 1, prominence: prominences[steps.length as 3 | 4][step] as Prominence };
}
