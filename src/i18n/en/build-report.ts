import type { buildReportKo } from '../ko/build-report.ts';
import type { Messages } from '../messages.ts';

export const buildReportEn: Messages<typeof buildReportKo> = {
  fact: {
    terrain: {
      columns: 'Columns of the grid: {{value}}.',
      rows: 'Rows of the grid: {{value}}.',
      epsg: 'System of the region: EPSG:{{value}}.',
      sourceEpsg: 'System of the terrain files: EPSG:{{value}}.',
      crsDecision: {
        'chosen-by-user': 'The user chose the system.',
        'kept-from-files': 'The system of the files is kept.',
        'korean-belt': 'The nearest belt of the Korean plane systems was chosen.',
        'utm-zone': 'The nearest UTM zone was chosen.',
      },
      nativeCellSizeM: 'Own cell size of the terrain: {{value}} m.',
    },
    'admin-areas': {
      areas: 'Admin areas: {{value}}.',
      refusedRows: 'Areas of boundary files left out because they do not fit: {{value}}.',
    },
    'map-features': {
      buildings: 'Buildings: {{value}}.',
      roadEdges: 'Road edges: {{value}}.',
      roadComponents: 'Road networks that do not connect: {{value}}.',
      rivers: 'Rivers and channels: {{value}}.',
      culverts: 'Watercourses below ground: {{value}}.',
      facilities: 'Facilities: {{value}}.',
      roadGaps: 'Breaks of roads where the map file lacks a node: {{value}}.',
      oneWayEdges: 'One-way edges: {{value}}.',
      facilitiesNameless: 'Facilities without a name, called by their type: {{value}}.',
      facilitiesSizeUnknown: 'Facilities of unknown size (beds, places, pumping): {{value}}.',
      waterwayWidthAssumed: 'Watercourses whose width is not in the map and was assumed by type: {{value}}.',
      laneCapacity: {
        'hcm-2000':
          'Capacities of lanes are those of the HCM 2000 of the USA. Shares of green and the capacity of single tracks are assumptions that no source was checked for, and Korean practice may differ.',
      },
      'buildings-dropped': {
        'too-few-points': 'Buildings left out with fewer than 3 corners: {{value}}.',
        'too-many-points': 'Buildings left out with far too many corners: {{value}}.',
        'not-finite': 'Buildings left out whose coordinates are no numbers: {{value}}.',
        'self-crossing': 'Buildings left out whose outline crosses itself: {{value}}.',
        'too-small': 'Buildings left out as too small (under 4 m²): {{value}}.',
        'too-large': 'Buildings left out as too large (over 1 km²): {{value}}.',
        'not-a-building': 'Outlines left out that are tagged as no building: {{value}}.',
        'below-ground': 'Buildings left out that lie below ground: {{value}}.',
        'ring-not-closed': 'Buildings left out whose outline does not close: {{value}}.',
        'outside-window': 'Buildings left out outside the region: {{value}}.',
        'drawn-twice': 'Buildings drawn twice, kept once: {{value}}.',
      },
      'buildings-assumed': {
        'use-by-land-use': 'Buildings whose use comes from the land use around: {{value}}.',
        'use-by-size': 'Buildings whose use is guessed by size: {{value}}.',
        'height-by-floors': 'Buildings whose height comes from their floors: {{value}}.',
        'height-assumed': 'Buildings whose height is assumed by use: {{value}}.',
        'floors-by-height': 'Buildings whose floors come from their height: {{value}}.',
        'floors-assumed': 'Buildings whose floors are assumed by use: {{value}}.',
        'basement-unknown': 'Buildings of which no basement is known or ruled out: {{value}}.',
        'cut-at-window': 'Buildings cut at the border of the region: {{value}}.',
      },
      'roads-dropped': {
        'not-for-cars': 'Ways left out that are not for cars: {{value}}.',
        'not-built': 'Ways left out that are not built yet: {{value}}.',
        area: 'Squares and other areas left out, which are no ways: {{value}}.',
        'parking-aisle': 'Aisles of car parks left out: {{value}}.',
        'outside-window': 'Ways left out outside the region: {{value}}.',
        'no-length': 'Edges left out without length: {{value}}.',
      },
      'roads-assumed': {
        'speed-by-class': 'Edges whose speed limit is assumed by class: {{value}}.',
        'lanes-by-class': 'Edges whose lanes are assumed by class: {{value}}.',
        'width-by-lanes': 'Edges whose width comes from their lanes: {{value}}.',
        'reversible-as-both-ways': 'Edges with reversible lanes taken as both ways: {{value}}.',
        'sag-by-clearance': 'Underpasses whose lowest point is assumed by clearance: {{value}}.',
      },
      'waterways-dropped': {
        'not-a-watercourse': 'Lines left out that are no watercourse: {{value}}.',
        'not-there': 'Watercourses left out that are no longer there: {{value}}.',
        'outside-window': 'Watercourses left out outside the region: {{value}}.',
      },
      'facilities-dropped': {
        'weather-shelter': 'Left out as shelters from weather only: {{value}}.',
        'muster-point': 'Left out as muster points, which are no shelters: {{value}}.',
        'supply-pump': 'Left out as pumps of water supply: {{value}}.',
        'not-in-use': 'Facilities left out that are not in use: {{value}}.',
        'outside-window': 'Facilities left out outside the region: {{value}}.',
        'no-place': 'Facilities left out without a place: {{value}}.',
        'listed-twice': 'Facilities listed twice, kept once: {{value}}.',
      },
      'land-dropped': {
        'ring-not-closed': 'Land uses left out whose outline does not close: {{value}}.',
        'outside-window': 'Land uses left out outside the region: {{value}}.',
      },
    },
    'land-cover': {
      cellsWithoutClass: 'Cells of unknown land cover: {{value}}.',
      waterCells: 'Cells turned to mapped water: {{value}}.',
      coveredPercent: 'Mapped land use covers {{value}} % of the region; the rest stays unknown.',
    },
    friction: {
      unknownCells: 'Cells whose friction is assumed, their land cover being unknown: {{value}}.',
      unknownGroundManning: 'Assumed friction: n = {{value}}.',
    },
    population: {
      homeFloor: {
        'minimum-standard':
          'Homes take one person for 10.75 m² of floor at most: 43 m² for four of the minimum housing standard (2011), not compared with the notice itself.',
      },
      dayShares: {
        assumed:
          'The shares by use that place people by day are an assumption that no statistics were checked for.',
      },
      people: 'People inside: {{value}}.',
      unknownCells: 'Cells of unknown population, which is not the same as nobody: {{value}}.',
      municipalities: 'Municipalities found in the census: {{value}}.',
      unknownMunicipalities: 'Municipalities that the census does not know: {{value}}.',
      joinedMunicipalities:
        'Municipalities joined or divided since, their people shared out by area: {{value}}.',
      partMunicipalities: 'Municipalities that gained parts of others whose people are not known: {{value}}.',
      inBuildings: 'People placed in buildings: {{value}}.',
      inCells: 'People placed in cells, the map having no homes for them: {{value}}.',
      unplaced: 'People for whom there is no cell: {{value}}.',
    },
    facilities: {
      listed: 'Facilities from lists: {{value}}.',
      merged: 'Records joined as the same facility: {{value}}.',
      capacityUnknown: 'Shelters of unknown capacity: {{value}}.',
      outside: 'Records left out outside the region: {{value}}.',
    },
    gauges: {
      series: 'Observed series: {{value}}.',
      gauges: 'Gauges: {{value}}.',
      withoutPlace: 'Series of unknown place: {{value}}.',
    },
    derived: {
      vs30: {
        active:
          'Vs30 is estimated from slope (Allen & Wald 2009, same values as the USGS). Reading Korea by the table for active crust is a choice, not checked against measurements.',
        stable:
          'Vs30 is estimated from slope (Wald & Allen 2007, same values as the USGS). Reading Korea by the table for stable crust is a choice, not checked against measurements.',
      },
      voids: {
        cells: 'Cells without height, spanned from around: {{value}}.',
        holes: 'Holes spanned: {{value}}.',
        leftCells: 'Cells without height left as they are, the hole being too wide: {{value}}.',
      },
      rivers: {
        cells: 'Cells lowered along watercourses: {{value}}.',
        opened: 'Barriers opened along watercourses: {{value}}.',
        left: 'Barriers left, being over the limit or holding water: {{value}}.',
        deepestM: 'Deepest cut: {{value}} m.',
      },
      culverts: {
        cells: 'Cells lowered below roads: {{value}}.',
        opened: 'Watercourses opened below roads: {{value}}.',
        left: 'Roads left closed, being over the limit or holding water: {{value}}.',
        deepestM: 'Deepest cut below a road: {{value}} m.',
      },
      bridges: {
        cells: 'Cells lowered below bridges: {{value}}.',
        opened: 'Watercourses opened below bridges: {{value}}.',
        left: 'Bridges left closed, being over the limit or holding water: {{value}}.',
        deepestM: 'Deepest cut below a bridge: {{value}} m.',
      },
      sinks: {
        cells: 'Cells filled as false hollows: {{value}}.',
        hollows: 'Hollows filled: {{value}}.',
        volumeM3: 'Volume filled: {{value}} m³.',
        deepestM: 'Deepest hollow filled: {{value}} m.',
        keptWet: 'Hollows kept that hold water: {{value}}.',
        keptUnderpass: 'Hollows kept as underpasses: {{value}}.',
        keptDeep: 'Hollows kept as deep enough to be real: {{value}}.',
        keptCells: 'Cells of hollows that were kept: {{value}}.',
      },
      buildings: {
        cells: 'Cells whose height changed for buildings: {{value}}.',
        buildings: 'Buildings that leave the heights as they are and count in the flow: {{value}}.',
      },
    },
    verification: {
      findings: 'Findings of the check: {{value}}.',
    },
  },
};
