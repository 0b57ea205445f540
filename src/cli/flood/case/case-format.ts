import type { Language, LocalizedName } from '../../../core/localized.ts';
import {
  defaultArrivalDepthM,
  defaultCourant,
  defaultFullOrder,
  defaultTheta,
} from '../../../domain/hazard/flood/engine-defaults.ts';
import { type FloodCaseFile, floodCaseFile } from './case-schema.ts';

/** How one key of a CASE.json is written, and what it means. */
interface KeyFormat {
  readonly form: string;
  readonly meaning: LocalizedName;
}

const keyFormat = (form: string, ko: string, en: string): KeyFormat => ({ form, meaning: { ko, en } });

/** Every key of a CASE.json: shown by `--help`, and named where a value is not what is wanted. */
export const caseFormat: Readonly<Record<keyof FloodCaseFile, KeyFormat>> = {
  name: keyFormat('text', '사람이 읽는 이름', 'a name for people'),
  terrain: keyFormat(
    '"file.asc|.tif|.npy"',
    '바닥 높이 m, 0행이 북쪽. 값이 없는 칸(NaN, NODATA)은 닫힌다. npy의 원점은 왼쪽 아래 (0, 0)',
    'bed level, m; row 0 is north. Cells without a value (NaN, NODATA) are closed. An .npy has its origin (0, 0) at the lower left corner, x east, y north',
  ),
  cellSizeM: keyFormat(
    'number',
    '칸 크기 m. 파일에 적힌 값과 같아야 한다. .npy 지형에는 꼭 적고, .asc와 .tif에서는 뺄 수 있다',
    "cell size, m; must be the file's own; needed with an .npy terrain, may be left out with .asc and .tif",
  ),
  epsg: keyFormat('number', '좌표계 EPSG 코드', 'EPSG code of the system'),
  noData: keyFormat(
    'number',
    '모든 격자 파일에서, 파일에 적힌 것과 함께, 값 없음을 뜻하는 수. 기본 -9999',
    "number that stands for no value in every grid file, beside the file's own; default -9999",
  ),
  scheme: keyFormat(
    '"inertial" | "full"',
    '국소 관성(기본) 또는 전체 천수 방정식',
    'local-inertial (default) or full shallow-water equations',
  ),
  order: keyFormat(
    '1 | 2',
    `full의 차수. 기본 ${defaultFullOrder}. 1은 더 빠르지만 물결을 뭉갠다`,
    `order of \`full\`; default ${defaultFullOrder}; 1 is faster and smears waves`,
  ),
  manning: keyFormat('number | "file"', '매닝 조도계수 s/m^(1/3)', "Manning's n, s/m^(1/3)"),
  boundary: keyFormat(
    '{"north"|"south"|"east"|"west": "closed" | "open" | {"stage": [[tS, m], …]}}',
    '가장자리. 적지 않은 쪽은 닫힌다. open은 등류 유출',
    'edges; a side left out is closed; open is outflow at normal depth',
  ),
  initial: keyFormat(
    '{"depthM": number | "file"} | {"stageM": number | "file"}',
    '처음 수심 또는 수위(바닥보다 낮으면 마름). 기본 {"depthM": 0}',
    'depth or level at the start (dry where below the bed); default {"depthM": 0}',
  ),
  initialVelocity: keyFormat(
    '{"u": number | "file", "v": number | "file"}',
    '처음 유속 m/s: u는 동쪽, v는 북쪽이 양',
    'velocity at the start, m/s: u positive to the east, v positive to the north',
  ),
  rain: keyFormat(
    '[[tS, mmPerH], …]',
    '모든 칸의 비. 점 사이는 선형, 첫 점 앞과 끝 점 뒤는 그 값 그대로. 같은 시각 둘은 계단. 기본 없음',
    'rain on all cells; linear between points, held before the first and after the last (end with 0 to stop it); two equal times make a jump; default none',
  ),
  rainZones: keyFormat(
    '{"zones": "file", "rain": [[[tS, mmPerH], …], …]}',
    '구역별 비. 파일의 칸 값은 rain의 번호(0부터). rain에 더해진다',
    'rain by zone: the cells of the file hold indices into rain (from 0); added to `rain`',
  ),
  infiltration: keyFormat(
    '{"kind": "constant", "mmPerH"} | {"kind": "green-ampt", "conductivityMmPerH", "suctionHeadMm", "moistureDeficit"}',
    '땅속 손실. 값은 모두 number | "file". 기본 없음',
    'loss to the soil; every value is number | "file"; default none',
  ),
  drainageMmPerH: keyFormat(
    'number | "file"',
    '칸마다 배수구가 격자 밖으로 빼는 최대 양',
    'the most that drains take out of the grid from each cell',
  ),
  inflows: keyFormat(
    '[{"id"?, "cells": [[row, col], …], "hydrograph": [[tS, m3PerS], …]}]',
    '유입. 칸들이 똑같이 나누고 시간에 선형',
    'inflows: shared equally by their cells, linear in time',
  ),
  structures: keyFormat(
    '[{"kind", "id", …}]',
    '칸 사이의 구조물(아래). id는 종류마다 서로 다르다',
    'structures between cells (see below); no two of a kind have the same id',
  ),
  closedCells: keyFormat('"file"', '0이 아닌 칸은 물이 들지 않는다', 'cells that are not 0 take no part'),
  porosity: keyFormat(
    'number | "file"',
    '칸에서 물이 찰 수 있는 비율 (0, 1]',
    'share of a cell that water can fill, in (0, 1]',
  ),
  heldStage: keyFormat(
    '{"mask": "file", "stage": [[tS, m], …]}',
    '0이 아닌 칸은 주어진 수위로 유지된다(바다, 호수)',
    'cells that are not 0 are held at the level (sea, lake)',
  ),
  gauges: keyFormat(
    '[{"id", "row", "col"} | {"id", "xM", "yM"}]',
    '수위 기록 지점. id는 서로 다르다. xM, yM은 지형의 좌표',
    "points that are recorded, each with its own id; xM, yM in the terrain's coordinates",
  ),
  gaugeLines: keyFormat(
    '[{"id", "from": [row, col], "to": [row, col]}]',
    '유량 기록 선. id는 서로 다르다. from에서 to를 볼 때 왼쪽으로 흐르면 양',
    'lines through which discharge is recorded, each with its own id; positive to the left, seen from `from` to `to`',
  ),
  endS: keyFormat('number', '끝 시각 s(0에서 시작)', 'end, s; the start is 0'),
  outputEveryS: keyFormat(
    'number',
    '출력 간격 s. 지점은 이 간격을 60초 이하로 똑같이 나눈 때마다 기록. 기본 endS/10',
    'interval of output, s; gauges are sampled at its largest whole part of at most 60 s; default endS/10',
  ),
  frames: keyFormat(
    '[tS, …]',
    '수심과 유속을 격자로 쓸 시각. 기본 없음',
    'times at which depth and velocity are written as grids; default none',
  ),
  theta: keyFormat(
    'number 0…1',
    `inertial에서 자기 유량의 무게(de Almeida 등 2012). 기본 ${defaultTheta}`,
    `weight of the own flux in \`inertial\` (de Almeida et al. 2012); default ${defaultTheta}`,
  ),
  cfl: keyFormat(
    'number',
    `쿠랑 수 C. inertial(기본 ${defaultCourant.inertial})은 dt = C dx / √(g h), full(기본 ${defaultCourant.full})은 dt = C dx / (|u| + |v| + 2√(g h)), 2차와 공극률에서는 최대 0.5`,
    `Courant number C: dt = C dx / sqrt(g h) for inertial (default ${defaultCourant.inertial}), C dx / (|u| + |v| + 2 sqrt(g h)) for full (default ${defaultCourant.full}; at most 0.5 is used in order 2 and with porosity)`,
  ),
  arrivalDepthM: keyFormat(
    'number',
    `이 수심을 넘으면 물이 닿은 것으로 본다. 기본 ${defaultArrivalDepthM}`,
    `depth over which water counts as arrived; default ${defaultArrivalDepthM}`,
  ),
};

const structureForms = [
  '{"kind": "weir", "id", "from": [row, col], "to": [row, col], "crestM", "widthM", "coefficient"? (1.7)}',
  '{"kind": "rating", "id", "from", "to" (null: out of the grid), "rating": [[stageM, m3PerS], …]}',
  '{"kind": "pump", "id", "from", "to" (null: out of the grid), "rateM3PerS", "onStageM", "offStageM"}',
  '{"kind": "culvert", "id", "from", "to", "fromInvertM", "toInvertM", "shape": {"diameterM"} | {"widthM", "heightM"}, "lengthM", "barrels"? (1), "manning"? (0.013), "entranceLoss"? (0.5), "isFlapped"? (false)}',
  '{"kind": "bridge", "id", "from", "to", "invertM", "openingWidthM", "soffitM", "deckM", "deckLengthM"}',
  '{"kind": "breach", "id", "cells": [[row, col], …], "baseWidthM"? (0), "startS", "growth": {"initialWidthM", "lowestCrestM", "sinkS", "criticalVelocityMPerS"} | {"widthM": [[tS, m], …], "crestM": [[tS, m], …]}}',
];

const outputs: readonly (readonly [name: string, meaning: LocalizedName])[] = [
  [
    'summary.json',
    {
      ko: '엔진, 단계, 시간, 물 수지, 해시. 맨 끝에 쓴다',
      en: 'engine, steps, times, volumes (m³), hashes; written last',
    },
  ],
  ['max_depth.npy, final_depth.npy', { ko: '수심 m', en: 'depth, m' }],
  [
    'arrival_s.npy',
    { ko: '물이 닿은 시각 s. 닿지 않은 칸은 -1', en: 'time of arrival, s; -1 where water never came' },
  ],
  ['max_speed.npy', { ko: '최대 유속 m/s', en: 'largest speed, m/s' }],
  ['max_depth_velocity.npy', { ko: '수심 곱하기 유속의 최대 m²/s', en: 'largest depth times speed, m²/s' }],
  ['duration_s.npy', { ko: '잠긴 시간 s', en: 'time under water, s' }],
  ['closed_cells.npy', { ko: '1: 닫힌 칸 (있을 때만)', en: '1 on closed cells (only where there are some)' }],
  [
    'frame_<t>.npy, frame_<t>_u.npy, frame_<t>_v.npy',
    {
      ko: 'frames의 시각의 수심 m, 동쪽과 북쪽 유속 m/s. <t>는 CASE.json에 적힌 수 그대로',
      en: 'depth, m, and velocity to the east and to the north, m/s, at the times in frames; <t> is the number as CASE.json has it',
    },
  ],
  ['gauges.csv', { ko: 'tS,id,depthM,stageM,speedMS', en: 'tS,id,depthM,stageM,speedMS' }],
  ['gauge_lines.csv', { ko: 'tS,id,dischargeM3PerS', en: 'tS,id,dischargeM3PerS' }],
  [
    'checkpoint_<t>.bin',
    {
      ko: '--checkpoint-every S: S초의 배수마다, 그때를 지난 첫 단계 끝의 모든 상태. 결과는 달라지지 않는다',
      en: '--checkpoint-every S: the whole state at the end of the first step at or after each multiple of S; changes no result',
    },
  ],
  [
    'failure.json',
    { ko: '실패한 까닭. 그때까지의 frame은 남는다', en: 'why a run failed; frames so far are kept' },
  ],
];

const restartNote: LocalizedName = {
  ko: '--restart checkpoint_<t>.bin: 그때부터 이어 계산한다. 조건이 같으면 쉬지 않고 계산한 것과 모든 값이 비트까지 같다. 격자, scheme, 바닥, 닫힌 칸, porosity, manning, heldStage의 칸, infiltration, drainageMmPerH, theta, cfl, arrivalDepthM은 저장한 것과 같아야 하고, 비, 유입, 구조물, 가장자리, 수위, 지점, 시각은 그때부터 달라도 된다. initial은 읽지 않고, 그 앞의 frame은 다시 쓰지 않는다. inertial은 어느 엔진으로나, full은 같은 엔진으로 잇는다',
  en: '--restart checkpoint_<t>.bin: goes on from there; an unchanged case ends with the bits of an uninterrupted run. Grid, scheme, bed, closed cells, porosity, manning, cells of heldStage, infiltration, drainageMmPerH, theta, cfl and arrivalDepthM must be those of the checkpoint; rain, inflows, structures, edges, levels, gauges and times may change from there on. `initial` is not used and frames before it are not written again. `inertial` goes on in either engine, `full` in the same one',
};

const isOptional = (key: string): boolean =>
  floodCaseFile.shape[key as keyof FloodCaseFile].safeParse(undefined).success;

const seriesNote: LocalizedName = {
  ko: '시각(s)과 값의 목록 [[tS, …], …] 자리에는 수 하나를 적을 수 있고, 그 값이 내내 이어진다',
  en: 'where a list of times (s) and values [[tS, …], …] is wanted, a number alone holds at all times',
};

/** The description of CASE.json and of what a run writes, for `--help`. */
export const caseHelp = (language: Language): readonly string[] => [
  ...Object.entries(caseFormat).flatMap(([key, { form, meaning }]) => [
    `  "${key}"${isOptional(key) ? '?' : ''}: ${form}`,
    `      ${meaning[language]}`,
  ]),
  '',
  `  ${seriesNote[language]}`,
  '',
  ...structureForms.map((form) => `  ${form}`),
  '',
  ...outputs.map(([name, meaning]) => `  ${name}: ${meaning[language]}`),
  '',
  `  ${restartNote[language]}`,
];
