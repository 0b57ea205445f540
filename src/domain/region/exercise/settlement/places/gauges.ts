import { cellIndexAt } from '../../../../geo/grid.ts';
import type { Gauge, RainGauge, RiverGauge } from '../../../facilities.ts';
import type { Ground } from '../ground.ts';
import {
  type PointOnLine,
  pointAlong,
  polylineLengthM,
  type RoadEdge,
  type RoadNetwork,
} from '../roads/road-line.ts';

/**
 * Flows at which a river gauge reaches its four stages, share of the flow that fills the channel to the lower bank: 20,
 * 50, 70 and 80 %. The stage follows from Manning's equation for a wide channel, flow proportional to depth to 5/3.
 * In the tidal reach, where the sea stands above the bed, the rise counts from the sea. The shares are our choice.
 */
const stageFlowShares = { attention: 0.2, caution: 0.5, alert: 0.7, serious: 0.8 } as const;

/** Mean sea level in the datum of the exercise region, m. */
const seaLevelM = 0;

const gaugeNames = [
  { ko: '해온상류교', en: 'Haeon Upper Bridge' },
  { ko: '해온대교', en: 'Haeon Grand Bridge' },
  { ko: '해온하구교', en: 'Haeon Estuary Bridge' },
] as const;

/** River gauges at three bridges over the main river and three rain gauges: in town, by the sea and in the mountains. */
export function placeGauges(ground: Ground, network: RoadNetwork): Gauge[] {
  return [...riverGauges(ground, network), ...rainGauges(ground)];
}

function riverGauges(ground: Ground, network: RoadNetwork): RiverGauge[] {
  const lineXY = ground.landscape.rivers[0]?.lineXY ?? new Float64Array();
  const bridges = network.edges
    .filter((edge) => edge.structure === 'bridge' && crossesMain(ground, edge))
    .map((edge) => ({ edge, stationM: stationOf(lineXY, middleOf(edge)) }))
    .sort((p, q) => p.stationM - q.stationM);
  const town = stationOf(lineXY, ground.landscape.oldTown);
  const first = bridges[0];
  const last = bridges[bridges.length - 1];
  if (first === undefined || last === undefined) return [];
  const between = bridges
    .slice(1, -1)
    .sort((p, q) => Math.abs(p.stationM - town) - Math.abs(q.stationM - town))[0];
  return [first, between, last].flatMap((bridge, index) =>
    bridge === undefined ? [] : [gaugeAt(ground, bridge.edge, index)],
  );
}

const middleOf = (edge: RoadEdge): PointOnLine => pointAlong(edge.xy, polylineLengthM(edge.xy) / 2);

function crossesMain(ground: Ground, edge: RoadEdge): boolean {
  const length = polylineLengthM(edge.xy);
  for (let at = 0; at <= length; at += 4) {
    const point = pointAlong(edge.xy, at);
    if (ground.mainChannel[cellIndexAt(ground.grid, point.xM, point.yM)] === 1) return true;
  }
  return false;
}

/** Distance along the river of the point nearest to a place, m. */
function stationOf(lineXY: Float64Array, place: { xM: number; yM: number }): number {
  let best = Number.POSITIVE_INFINITY;
  let station = 0;
  let travelled = 0;
  for (let k = 0; k + 1 < lineXY.length; k += 2) {
    const x = lineXY[k] as number;
    const y = lineXY[k + 1] as number;
    if (k > 0) travelled += Math.hypot(x - (lineXY[k - 2] as number), y - (lineXY[k - 1] as number));
    const awayM = Math.hypot(x - place.xM, y - place.yM);
    if (awayM < best) {
      best = awayM;
      station = travelled;
    }
  }
  return station;
}

function gaugeAt(ground: Ground, edge: RoadEdge, index: number): RiverGauge {
  const { zeroM, bankM, xM, yM } = crossSection(ground, edge);
  const lowestWaterM = Math.max(zeroM, seaLevelM);
  const stageM = (share: number): number =>
    Math.round((lowestWaterM - zeroM + (bankM - lowestWaterM) * share ** 0.6) * 100) / 100;
  return {
    type: 'river-gauge',
    id: `river-gauge-${index}`,
    name: gaugeNames[index] ?? gaugeNames[0],
    xM,
    yM,
    zeroM,
    thresholds: {
      attentionM: stageM(stageFlowShares.attention),
      cautionM: stageM(stageFlowShares.caution),
      alertM: stageM(stageFlowShares.alert),
      seriousM: stageM(stageFlowShares.serious),
    },
  };
}

/** How far from the middle of the bridge the levee or bank is looked for, m. */
const sectionReachM = 110;

/** Bed and lower bank of the river under a bridge, m; gauge zero is the lowest bed. */
function crossSection(
  ground: Ground,
  edge: RoadEdge,
): { zeroM: number; bankM: number; xM: number; yM: number } {
  const middle = middleOf(edge);
  let zeroM = Number.POSITIVE_INFINITY;
  let at = { xM: middle.xM, yM: middle.yM };
  const crests = [-1, 1].map((side) => {
    let crestM = Number.NEGATIVE_INFINITY;
    for (let away = 0; away <= sectionReachM; away += 5) {
      const xM = middle.xM + middle.ux * away * side;
      const yM = middle.yM + middle.uy * away * side;
      const cell = cellIndexAt(ground.grid, xM, yM);
      if (cell < 0) break;
      const heightM = ground.terrainM[cell] as number;
      if (ground.mainChannel[cell] === 1) {
        if (heightM < zeroM) {
          zeroM = heightM;
          at = { xM, yM };
        }
      } else if (away <= 70 || ground.landscape.levee[cell] === 1) {
        crestM = Math.max(crestM, heightM);
      }
    }
    return crestM;
  });
  return { zeroM, bankM: Math.min(...crests), ...at };
}

function rainGauges(ground: Ground): RainGauge[] {
  const { landscape } = ground;
  const mountain = mountainSite(ground);
  return [
    {
      type: 'rain-gauge',
      id: 'rain-gauge-0',
      name: { ko: '해온 우량관측소', en: 'Haeon Rain Gauge' },
      xM: landscape.newTown.xM,
      yM: landscape.newTown.yM,
    },
    {
      type: 'rain-gauge',
      id: 'rain-gauge-1',
      name: { ko: '은파 우량관측소', en: 'Eunpa Rain Gauge' },
      xM: landscape.port.xM,
      yM: landscape.port.yM,
    },
    {
      type: 'rain-gauge',
      id: 'rain-gauge-2',
      name: { ko: '솔뫼 우량관측소', en: 'Solmoe Rain Gauge' },
      ...mountain,
    },
  ];
}

/** The highest village: mountain gauges stand where someone can look after them. */
function mountainSite(ground: Ground): { xM: number; yM: number } {
  const { villages, oldTown } = ground.landscape;
  let best = { xM: oldTown.xM, yM: oldTown.yM, heightM: Number.NEGATIVE_INFINITY };
  for (const { xM, yM } of villages) {
    const heightM = ground.terrainM[cellIndexAt(ground.grid, xM, yM)] as number;
    if (heightM > best.heightM) best = { xM, yM, heightM };
  }
  return { xM: best.xM, yM: best.yM };
}
