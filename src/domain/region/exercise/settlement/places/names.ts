import type { LocalizedName } from '../../../../../core/localized.ts';

/** Names in Korean and in the Revised Romanisation of 2000. All invented; none is a municipality of Korea. */
export const municipalityName: LocalizedName = { ko: '해온시', en: 'Haeon-si' };

export const oldTownDongs: readonly LocalizedName[] = [
  { ko: '고을동', en: 'Goeul-dong' },
  { ko: '물안동', en: 'Muran-dong' },
];

export const newTownDongs: readonly LocalizedName[] = [
  { ko: '샛별동', en: 'Saetbyeol-dong' },
  { ko: '한솔동', en: 'Hansol-dong' },
];

export const coastalEup: LocalizedName = { ko: '은파읍', en: 'Eunpa-eup' };

export const inlandMyeons: readonly LocalizedName[] = [
  { ko: '솔뫼면', en: 'Solmoe-myeon' },
  { ko: '달내면', en: 'Dallae-myeon' },
];

/** Stems of villages inland: 리, roads and halls are named after them. */
export const inlandStems: readonly LocalizedName[] = [
  { ko: '송현', en: 'Songhyeon' },
  { ko: '운곡', en: 'Ungok' },
  { ko: '도암', en: 'Doam' },
  { ko: '매화', en: 'Maehwa' },
  { ko: '월평', en: 'Wolpyeong' },
  { ko: '상촌', en: 'Sangchon' },
  { ko: '서당', en: 'Seodang' },
  { ko: '노송', en: 'Nosong' },
  { ko: '학산', en: 'Haksan' },
  { ko: '백암', en: 'Baegam' },
  { ko: '대곡', en: 'Daegok' },
  { ko: '석교', en: 'Seokgyo' },
  { ko: '갈산', en: 'Galsan' },
  { ko: '용담', en: 'Yongdam' },
  { ko: '율곡', en: 'Yulgok' },
  { ko: '풍암', en: 'Pungam' },
  { ko: '청계', en: 'Cheonggye' },
  { ko: '오동', en: 'Odong' },
  { ko: '금곡', en: 'Geumgok' },
  { ko: '신평', en: 'Sinpyeong' },
  { ko: '하촌', en: 'Hachon' },
  { ko: '죽전', en: 'Jukjeon' },
  { ko: '내동', en: 'Naedong' },
  { ko: '원당', en: 'Wondang' },
];

/** Stems of villages of the coastal 읍. */
export const coastalStems: readonly LocalizedName[] = [
  { ko: '은파', en: 'Eunpa' },
  { ko: '남포', en: 'Nampo' },
  { ko: '갯골', en: 'Gaetgol' },
  { ko: '모래내', en: 'Moraenae' },
  { ko: '등대', en: 'Deungdae' },
  { ko: '송림', en: 'Songnim' },
  { ko: '해당', en: 'Haedang' },
  { ko: '방파', en: 'Bangpa' },
];

export const oldTownAvenues: readonly LocalizedName[] = [
  { ko: '중앙로', en: 'Jungang-ro' },
  { ko: '고을로', en: 'Goeul-ro' },
  { ko: '물안로', en: 'Muran-ro' },
  { ko: '시장로', en: 'Sijang-ro' },
  { ko: '강변로', en: 'Gangbyeon-ro' },
  { ko: '향교로', en: 'Hyanggyo-ro' },
  { ko: '나루로', en: 'Naru-ro' },
  { ko: '버들로', en: 'Beodeul-ro' },
];

export const newTownAvenues: readonly LocalizedName[] = [
  { ko: '샛별로', en: 'Saetbyeol-ro' },
  { ko: '한솔로', en: 'Hansol-ro' },
  { ko: '누리로', en: 'Nuri-ro' },
  { ko: '가람로', en: 'Garam-ro' },
  { ko: '미르로', en: 'Mireu-ro' },
  { ko: '온빛로', en: 'Onbit-ro' },
  { ko: '해맑은로', en: 'Haemalgeun-ro' },
  { ko: '두레로', en: 'Dure-ro' },
];

export const portAvenues: readonly LocalizedName[] = [
  { ko: '부두로', en: 'Budu-ro' },
  { ko: '어시장로', en: 'Eosijang-ro' },
  { ko: '등대로', en: 'Deungdae-ro' },
];

export const nationalRoadName: LocalizedName = { ko: '해온대로', en: 'Haeon-daero' };
export const coastalRoadName: LocalizedName = { ko: '해안로', en: 'Haean-ro' };
export const linkRoadName: LocalizedName = { ko: '새고을로', en: 'Saegoeul-ro' };
export const forestRoadName: LocalizedName = { ko: '임도', en: 'Forest road' };
export const farmRoadName: LocalizedName = { ko: '농로', en: 'Farm road' };

/** `중앙로` and 12 give `중앙로12번길` (Jungang-ro 12beon-gil), as Korean side streets are named. */
export const sideStreetName = (avenue: LocalizedName, number: number): LocalizedName => ({
  ko: `${avenue.ko}${number}번길`,
  en: `${avenue.en} ${number}beon-gil`,
});

export const suffixed = (stem: LocalizedName, ko: string, en: string): LocalizedName => ({
  ko: `${stem.ko}${ko}`,
  en: `${stem.en}${en}`,
});

/** The stem of a name such as 고을동: the part before the last syllable and its romanised ending. */
export const stemOf = (name: LocalizedName): LocalizedName => ({
  ko: name.ko.slice(0, -1),
  en: name.en.replace(/-[a-z]+$/, ''),
});
