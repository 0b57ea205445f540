import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import type { Session } from '../../store/session.ts';
import { select } from '../screen/look-at-map.ts';

/** Shows the readings of a series: its gauge is selected on the map where it has one. */
export function chooseSeries(session: Session, { id, gaugeId }: ObservedSeries): void {
  session.observed.setState({ seriesId: id });
  if (gaugeId !== null) select(session, { kind: 'gauge', gaugeId });
  else if (session.mapView.getState().selection?.kind === 'gauge') select(session, null);
}

/** Draws the rain of a station over the stage. */
export function chooseRain(session: Session, rainSeriesId: string): void {
  session.observed.setState({ rainSeriesId });
}

/** Lays the start of the scenario on an instant of the event; nothing is computed anew. */
export function layRunOn(session: Session, runStartMs: number): void {
  session.observed.setState({ runStartMs });
}
