import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSeries } from '../../domain/hazard/flood/flood-case.ts';
import { rainSeriesOf } from '../../domain/hazard/flood/forcing/storm-series.ts';
import { scenarioFault } from '../../domain/hazard/flood/scenario-fault.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useShownScenario, useSlice } from '../../store/session-context.ts';
import { formatElapsed, formatNumber } from '../../ui/format.ts';
import { useElementSize } from '../../ui/surface/use-element-size.ts';
import { hangingPath, niceCeiling, type PlotArea, standingPath, tickSpacingS } from './timeline-shapes.ts';

/** Room for the axis labels at both sides; the range input over the chart has the same margins. */
export const timelineMarginPx = 64;
const axisPx = 18;

export interface TimelineChartProps {
  readonly endS: number;
  readonly cursorS: number;
}

/** The picture under the time cursor. */
export function TimelineChart({ endS, cursorS }: TimelineChartProps) {
  const [ref, size] = useElementSize<HTMLDivElement>();
  const widthPx = Math.max(0, (size?.widthPx ?? 0) - 2 * timelineMarginPx);
  const heightPx = Math.max(0, (size?.heightPx ?? 0) - axisPx);
  const x = timelineMarginPx + (Math.min(cursorS, endS) / endS) * widthPx;
  return (
    <div ref={ref} className="timeline-chart">
      {widthPx > 0 && heightPx > 0 ? (
        <svg width={size?.widthPx} height={size?.heightPx} aria-hidden="true">
          <g transform={`translate(${timelineMarginPx} 0)`}>
            <Fields widthPx={widthPx} heightPx={heightPx} endS={endS} />
          </g>
          <line className="timeline-cursor-line" x1={x} x2={x} y1={0} y2={heightPx} />
          <path className="timeline-cursor-head" d={`M${x - 6} 0h12l-6 8z`} />
        </svg>
      ) : null}
    </div>
  );
}

const Fields = memo(function Fields(area: PlotArea) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { widthPx, heightPx } = area;
  const rain = useRain();
  const counts = useSlice('response', ({ exposure }) => exposure?.affectedByFrame ?? null);
  const frameCount = useSlice('flood', (flood) => flood.frameCount);
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  const frames = run.status === 'idle' || frameCount === 0 ? [] : (registry.flood(run.runId)?.frames ?? []);
  const rainTop = niceCeiling(rain === null ? 0 : Math.max(...rain.value));
  const peopleTop = niceCeiling(Math.max(0, ...(counts ?? []).map((count) => count.affectedPeople ?? 0)));
  const people = { ...area, heightPx: heightPx * 0.68 };
  const hasPeople = counts?.some((count) => count.affectedPeople !== null) ?? false;
  return (
    <>
      <rect className="timeline-plot" width={widthPx} height={heightPx} />
      {rain === null ? null : (
        <path
          className="timeline-rain"
          d={hangingPath(rain, { ...area, heightPx: heightPx * 0.42 }, rainTop)}
        />
      )}
      {hasPeople ? (
        <path
          className="timeline-people"
          transform={`translate(0 ${heightPx - people.heightPx})`}
          d={standingPath(counts ?? [], people, peopleTop)}
        />
      ) : null}
      {frames.map(({ index, timeS }) => (
        <line
          key={index}
          className="timeline-frame"
          x1={(timeS / area.endS) * widthPx}
          x2={(timeS / area.endS) * widthPx}
          y1={heightPx - 4}
          y2={heightPx}
        />
      ))}
      <TimeAxis {...area} />
      <text className="timeline-label" x={-8} y={10} textAnchor="end">
        {formatNumber(rainTop, language)}
      </text>
      <text className="timeline-label" x={-8} y={24} textAnchor="end">
        {t('timeline.rainUnit')}
      </text>
      {hasPeople ? (
        <g transform={`translate(${widthPx + 8} ${heightPx - people.heightPx})`}>
          <text className="timeline-label" y={6}>
            {formatNumber(peopleTop, language)}
          </text>
          <text className="timeline-label" y={20}>
            {t('responsePanel.peopleUnit')}
          </text>
        </g>
      ) : null}
    </>
  );
});

function TimeAxis({ widthPx, heightPx, endS }: PlotArea) {
  const spacingS = tickSpacingS(endS);
  const ticks = Array.from({ length: Math.floor(endS / spacingS) + 1 }, (_, index) => index * spacingS);
  return ticks.map((timeS) => (
    <g key={timeS} transform={`translate(${(timeS / endS) * widthPx} 0)`}>
      <line className="timeline-tick" y1={0} y2={heightPx} />
      <text className="timeline-label" y={heightPx + 14} textAnchor="middle">
        {formatElapsed(timeS)}
      </text>
    </g>
  ));
}

/** Rain of what is on screen, mm/h; null while the form holds something that cannot rain. */
function useRain(): TimeSeries | null {
  const { registry } = useSession();
  const scenario = useShownScenario();
  return useMemo(() => {
    if (scenario === null || registry.region === null) return null;
    const fault = scenarioFault(registry.region, scenario);
    if (fault !== null && 'field' in fault && ['totalMm', 'durationS', 'rain'].includes(fault.field))
      return null;
    const series = rainSeriesOf(scenario.storm);
    return { timeS: series.timeS, value: series.value.map((mPerS) => mPerS * 3.6e6) };
  }, [scenario, registry]);
}
