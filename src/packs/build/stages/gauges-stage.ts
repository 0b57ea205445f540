import { gaugesOfSeries, type Station } from '../../../domain/region/stations.ts';
import { readObservedSeries } from '../../tables/read-observed-series.ts';
import { readHrfcoStations, readStationTable } from '../../tables/read-stations.ts';
import { inputsOf } from '../build-inputs.ts';
import { type BuildStage, nothing } from '../build-stage.ts';
import { readInputs } from './read-input.ts';

/** Gauges with what they observed. A series whose station has no published place stays a series without a point. */
export const gaugesStage: BuildStage = {
  id: 'gauges',
  version: 1,
  roles: ['observed-series', 'stations'],
  after: [],
  run: async ({ region, projection }, inputs) => {
    const tables = await readInputs(inputsOf(inputs, 'observed-series'), (file) =>
      readObservedSeries(file, file.name),
    );
    const lists = await readInputs(inputsOf(inputs, 'stations'), (file) =>
      /\.json$/iu.test(file.name) ? readHrfcoStations(file) : readStationTable(file),
    );
    const faults = [...tables.faults, ...lists.faults];
    const read = tables.read.flatMap(({ value }) => value.series);
    if (read.length === 0) return { output: nothing, outcome: 'left-out', files: [], facts: {}, faults };
    const stations: readonly Station[] = lists.read.flatMap(({ value }) => value);
    const { gauges, series } = gaugesOfSeries(read, stations, { grid: region.grid, projection });
    const used = [...tables.read, ...lists.read].map(({ input }) => input);
    return {
      output: { layers: { gauges, observedSeries: series }, sources: used.map((input) => input.source) },
      outcome: 'built',
      files: used.map((input) => input.file.name),
      facts: {
        series: series.length,
        gauges: gauges.length,
        withoutPlace: series.filter((one) => one.place === null).length,
      },
      faults,
    };
  },
};
