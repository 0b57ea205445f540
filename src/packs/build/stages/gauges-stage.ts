import { gaugesOfSeries, type Station } from '../../../domain/region/stations.ts';
import { readObservedSeries } from '../../tables/read-observed-series.ts';
import { readHrfcoStations, readStationTable } from '../../tables/read-stations.ts';
import { inputsOf } from '../build-inputs.ts';
import type { BuildStage } from '../build-region.ts';
import { readInputs } from './read-input.ts';
import { withSources } from './with-sources.ts';

/** Gauges with what they observed. A series whose station has no published place stays a series without a point. */
export const gaugesStage: BuildStage = async (draft, inputs) => {
  const { region, projection } = draft;
  const tables = await readInputs(inputsOf(inputs, 'observed-series'), (file) =>
    readObservedSeries(file, file.name),
  );
  const lists = await readInputs(inputsOf(inputs, 'stations'), (file) =>
    /\.json$/iu.test(file.name) ? readHrfcoStations(file) : readStationTable(file),
  );
  const faults = [...tables.faults, ...lists.faults];
  const read = tables.read.flatMap(({ value }) => value.series);
  if (read.length === 0) return { draft: {}, outcome: 'left-out', files: [], facts: {}, faults };
  const stations: readonly Station[] = lists.read.flatMap(({ value }) => value);
  const { gauges, series } = gaugesOfSeries(read, stations, { grid: region.grid, projection });
  const used = [...tables.read, ...lists.read].map(({ input }) => input);
  const made = { ...region, gauges: [...(region.gauges ?? []), ...gauges], observedSeries: series };
  return {
    draft: {
      region: withSources(
        made,
        used.map((input) => input.source),
      ),
    },
    outcome: 'built',
    files: used.map((input) => input.file.name),
    facts: {
      series: series.length,
      gauges: gauges.length,
      withoutPlace: series.filter((one) => one.place === null).length,
    },
    faults,
  };
};
