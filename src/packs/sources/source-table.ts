import type { BoundsDeg, RegionSource } from './region-source.ts';

const southKorea: BoundsDeg = [124.5, 33.0, 132.0, 38.75];
const megabyte = 1e6;

const osmCredit = {
  licence: 'ODbL-1.0',
  attribution: '© OpenStreetMap contributors',
} as const;

/** Terrarium tiles on AWS hold sources under many licences, all listed at the address of the credit. */
const terrainTilesCredit = {
  licence: 'various open licences',
  attribution: 'Terrain Tiles: Mapzen, NASA SRTM and others (github.com/tilezen/joerd)',
} as const;

/**
 * The open data sets that regions are built from; of one layer, the first that has the place is used. Not here: GHSL
 * population, one zip of the whole world that cannot be read in part (give its unpacked file by folder instead).
 */
export const defaultSources: readonly RegionSource[] = [
  {
    id: 'copernicus-glo30',
    layer: 'terrain',
    format: 'geotiff',
    tiling: { kind: 'degree-tiles', degrees: 1 },
    urlTemplate:
      'https://copernicus-dem-30m.s3.amazonaws.com/Copernicus_DSM_COG_10_{ns}{lat2}_00_{ew}{lng3}_00_DEM/Copernicus_DSM_COG_10_{ns}{lat2}_00_{ew}{lng3}_00_DEM.tif',
    readsRanges: true,
    name: { ko: '코페르니쿠스 DEM GLO-30', en: 'Copernicus DEM GLO-30' },
    licence: 'Copernicus DEM licence (free, attribution)',
    attribution:
      '© DLR e.V. 2010-2014 and © Airbus Defence and Space GmbH 2014-2018 provided under COPERNICUS by the European Union and ESA; all rights reserved',
    resolutionM: 30,
    vintage: '2011-2015',
    mostBytes: 100 * megabyte,
    covers: null,
  },
  {
    id: 'srtm-skadi',
    layer: 'terrain',
    format: 'hgt-gz',
    tiling: { kind: 'degree-tiles', degrees: 1 },
    urlTemplate: 'https://elevation-tiles-prod.s3.amazonaws.com/skadi/{ns}{lat2}/{ns}{lat2}{ew}{lng3}.hgt.gz',
    readsRanges: false,
    name: { ko: 'SRTM 지형 (AWS Terrain Tiles)', en: 'SRTM terrain (AWS Terrain Tiles)' },
    ...terrainTilesCredit,
    resolutionM: 30,
    vintage: '2000',
    mostBytes: 30 * megabyte,
    covers: [-180, -60, 180, 60],
  },
  {
    id: 'mapterhorn',
    layer: 'terrain',
    format: 'terrarium-pmtiles',
    tiling: { kind: 'one-file' },
    urlTemplate: 'https://download.mapterhorn.com/planet.pmtiles',
    readsRanges: true,
    name: { ko: '매퍼혼 지형 타일', en: 'Mapterhorn terrain tiles' },
    licence: 'various open licences',
    attribution: '© Mapterhorn (mapterhorn.com/attribution)',
    resolutionM: 30,
    vintage: null,
    mostBytes: 5e12,
    covers: null,
  },
  {
    id: 'terrarium',
    layer: 'terrain',
    format: 'terrarium-png',
    tiling: { kind: 'web-tiles', tilePixels: 256, deepestZoom: 14 },
    urlTemplate: 'https://elevation-tiles-prod.s3.amazonaws.com/terrarium/{z}/{x}/{y}.png',
    readsRanges: false,
    name: { ko: '테라리움 지형 타일 (AWS)', en: 'Terrarium terrain tiles (AWS)' },
    ...terrainTilesCredit,
    resolutionM: 30,
    vintage: null,
    mostBytes: megabyte,
    covers: null,
  },
  {
    id: 'kostat-areas-2018',
    layer: 'boundaries',
    format: 'topojson',
    tiling: { kind: 'file-set', parts: ['provinces', 'municipalities', 'submunicipalities'] },
    urlTemplate:
      'https://raw.githubusercontent.com/southkorea/southkorea-maps/HEAD/kostat/2018/json/skorea-{part}-2018-topo-simple.json',
    readsRanges: false,
    name: { ko: '통계청 행정구역 경계 2018', en: 'Administrative boundaries of Statistics Korea, 2018' },
    licence: 'free to share or remix',
    attribution: 'KOSTAT (github.com/southkorea/southkorea-maps)',
    resolutionM: null,
    vintage: '2018',
    mostBytes: 20 * megabyte,
    covers: southKorea,
  },
  {
    id: 'esa-worldcover-2021',
    layer: 'land-cover',
    format: 'geotiff',
    tiling: { kind: 'degree-tiles', degrees: 3 },
    urlTemplate:
      'https://esa-worldcover.s3.eu-central-1.amazonaws.com/v200/2021/map/ESA_WorldCover_10m_2021_v200_{ns}{lat2}{ew}{lng3}_Map.tif',
    readsRanges: true,
    name: { ko: 'ESA 월드커버 2021 토지피복', en: 'ESA WorldCover 2021 land cover' },
    licence: 'CC-BY-4.0',
    attribution: '© ESA WorldCover project 2021 / Contains modified Copernicus Sentinel data (2021)',
    resolutionM: 10,
    vintage: '2021',
    mostBytes: 300 * megabyte,
    covers: null,
  },
  {
    id: 'worldpop-korea-2020',
    layer: 'population',
    format: 'geotiff',
    tiling: { kind: 'one-file' },
    urlTemplate: 'https://data.worldpop.org/GIS/Population/Global_2000_2020/2020/KOR/kor_ppp_2020.tif',
    readsRanges: true,
    name: { ko: '월드팝 인구 격자 2020 (대한민국)', en: 'WorldPop population grid 2020 (South Korea)' },
    licence: 'CC-BY-4.0',
    attribution: 'WorldPop (www.worldpop.org), doi:10.5258/SOTON/WP00645',
    resolutionM: 100,
    vintage: '2020',
    mostBytes: 500 * megabyte,
    covers: southKorea,
  },
  {
    id: 'overpass',
    layer: 'map-features',
    format: 'overpass-json',
    tiling: { kind: 'box-query' },
    urlTemplate: 'https://overpass-api.de/api/interpreter?data={query}',
    readsRanges: false,
    name: { ko: '오픈스트리트맵 (Overpass)', en: 'OpenStreetMap (Overpass)' },
    ...osmCredit,
    resolutionM: null,
    vintage: null,
    mostBytes: 400 * megabyte,
    covers: null,
  },
  {
    id: 'geofabrik-south-korea',
    layer: 'map-features',
    format: 'osm-pbf',
    tiling: { kind: 'one-file' },
    urlTemplate: 'https://download.geofabrik.de/asia/south-korea-latest.osm.pbf',
    readsRanges: false,
    name: {
      ko: '오픈스트리트맵 대한민국 추출본 (Geofabrik)',
      en: 'OpenStreetMap extract of South Korea (Geofabrik)',
    },
    ...osmCredit,
    resolutionM: null,
    vintage: null,
    mostBytes: 2000 * megabyte,
    covers: southKorea,
  },
];
