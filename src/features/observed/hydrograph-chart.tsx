import { useTranslation } from 'react-i18next';
import type { StageThresholds } from '../../domain/region/facilities.ts';
import type { ObservedEvent } from '../../domain/region/observed-events.ts';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import { thresholdSteps } from '../../domain/region/stage-level.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSlice } from '../../store/session-context.ts';
import { formatKstDay, formatKstHour, formatNumber } from '../../ui/format.ts';
import { useElementSize } from '../../ui/surface/use-element-size.ts';
import {
  rainBars,
  readingPaths,
  silentStretches,
  type TimeScale,
  timeTicks,
  type ValueScale,
  valueScale,
  valueTicks,
  xOf,
  yOf,
} from './hydrograph-scale.ts';
import type { SimulatedStage } from './simulated-stage.ts';

export interface HydrographChartProps {
  readonly label: string;
  readonly event: ObservedEvent;
  readonly stage: ObservedSeries | null;
  readonly rain: ObservedSeries | null;
  readonly thresholds: StageThresholds | null;
  readonly simulated: SimulatedStage | null;
}

const marginPx = { left: 44, right: 44, between: 14, axis: 38, top: 6 } as const;
const rainHeightPx = 62;
const stageHeightPx = 168;

/** Rain hanging from the top and stage below it on one axis of Korean time. */
export function HydrographChart(props: HydrographChartProps) {
  const [ref, size] = useElementSize<HTMLDivElement>();
  const { stage, rain, label } = props;
  const rainPx = rain === null ? 0 : rainHeightPx;
  const stagePx = stage === null ? 0 : stageHeightPx;
  const betweenPx = rainPx > 0 && stagePx > 0 ? marginPx.between : 0;
  const plotPx = rainPx + betweenPx + stagePx;
  const widthPx = Math.max(0, (size?.widthPx ?? 0) - marginPx.left - marginPx.right);
  const time: TimeScale = { ...props.event, widthPx };
  return (
    <div ref={ref} className="hydrograph" style={{ height: plotPx + marginPx.top + marginPx.axis }}>
      {widthPx > 0 ? (
        <svg
          width={size?.widthPx}
          height={plotPx + marginPx.top + marginPx.axis}
          role="img"
          aria-label={label}
        >
          <Hatching />
          <g transform={`translate(${marginPx.left} ${marginPx.top})`}>
            <TimeAxis time={time} heightPx={plotPx} />
            {rain === null ? null : <RainPlot rain={rain} time={time} heightPx={rainPx} />}
            {stage === null ? null : (
              <g transform={`translate(0 ${rainPx + betweenPx})`}>
                <StagePlot {...props} stage={stage} time={time} heightPx={stagePx} />
              </g>
            )}
            <Cursor time={time} heightPx={plotPx} />
          </g>
        </svg>
      ) : null}
    </div>
  );
}

const hatchingId = 'hydrograph-silence';

function Hatching() {
  return (
    <defs>
      <pattern
        id={hatchingId}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="hydrograph-hatch" y2="6" />
      </pattern>
    </defs>
  );
}

function Silence({ series, time, heightPx }: { series: ObservedSeries; time: TimeScale; heightPx: number }) {
  return silentStretches(series, time).map(([fromMs, toMs]) => (
    <rect
      key={fromMs}
      className="hydrograph-silence"
      fill={`url(#${hatchingId})`}
      x={xOf(time, fromMs)}
      width={Math.max(0, xOf(time, toMs) - xOf(time, fromMs))}
      height={heightPx}
    />
  ));
}

function TimeAxis({ time, heightPx }: { readonly time: TimeScale; readonly heightPx: number }) {
  const language = useLanguage();
  return timeTicks(time, Math.max(2, Math.floor(time.widthPx / 52))).map((timeMs, k) => {
    const hour = formatKstHour(timeMs);
    return (
      <g key={timeMs} transform={`translate(${xOf(time, timeMs)} 0)`}>
        <line className="hydrograph-grid" y2={heightPx} />
        <text className="hydrograph-label" y={heightPx + 17} textAnchor="middle">
          {hour}
        </text>
        {k === 0 || hour === '00:00' ? (
          <text className="hydrograph-label" y={heightPx + 32} textAnchor="middle">
            {formatKstDay(timeMs, language)}
          </text>
        ) : null}
      </g>
    );
  });
}

interface PlotProps {
  readonly time: TimeScale;
  readonly heightPx: number;
}

function RainPlot({ rain, time, heightPx }: PlotProps & { readonly rain: ObservedSeries }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scale = valueScale([0, ...rain.values.filter((sum) => sum !== null)], heightPx);
  return (
    <g>
      <rect className="hydrograph-plot" width={time.widthPx} height={heightPx} />
      <Silence series={rain} time={time} heightPx={heightPx} />
      {rainBars(rain, time, scale).map((bar) => (
        <rect
          key={bar.timeMs}
          className="hydrograph-rain"
          x={bar.xPx}
          width={Math.max(bar.widthPx - 0.5, 0.5)}
          height={bar.heightPx}
        />
      ))}
      <text className="hydrograph-label" x={-6} y={9} textAnchor="end">
        0
      </text>
      <text className="hydrograph-label" x={-6} y={heightPx} textAnchor="end">
        {formatNumber(scale.high, language)}
      </text>
      <text className="hydrograph-label" x={-6} y={heightPx / 2 + 4} textAnchor="end">
        {t('observed.chart.rainUnit')}
      </text>
    </g>
  );
}

type StagePlotProps = HydrographChartProps & PlotProps & { readonly stage: ObservedSeries };

function StagePlot({ stage, time, heightPx, thresholds, simulated }: StagePlotProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scale, other } = stageScales(stage, { thresholds, simulated, heightPx });
  const digits = scale.step < 1 ? 1 : 0;
  return (
    <g>
      <rect className="hydrograph-plot" width={time.widthPx} height={heightPx} />
      <Silence series={stage} time={time} heightPx={heightPx} />
      {valueTicks(scale).map((value) => (
        <g key={value} transform={`translate(0 ${yOf(scale, value)})`}>
          <line className="hydrograph-grid" x2={time.widthPx} />
          <text className="hydrograph-label" x={-6} y={4} textAnchor="end">
            {value === scale.high ? t('observed.chart.metres') : formatNumber(value, language, digits)}
          </text>
        </g>
      ))}
      <Thresholds thresholds={thresholds} scale={scale} widthPx={time.widthPx} />
      {simulated === null ? null : <Simulated simulated={simulated} time={time} scale={other ?? scale} />}
      {other === null ? null : <OtherAxis scale={other} widthPx={time.widthPx} />}
      {readingPaths(stage, time, scale).map((path) => (
        <path key={path} className="hydrograph-stage" d={path} />
      ))}
    </g>
  );
}

/** Axes of the readings and of a computed level of another datum: a metre is as tall on both, only the zero differs. */
function stageScales(
  stage: ObservedSeries,
  {
    thresholds,
    simulated,
    heightPx,
  }: Pick<HydrographChartProps, 'thresholds' | 'simulated'> & { readonly heightPx: number },
): { readonly scale: ValueScale; readonly other: ValueScale | null } {
  const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
  const observed = [...known(stage.values), ...Object.values(thresholds ?? {})];
  const computed = known(simulated?.values ?? []);
  const isShared = simulated === null || simulated.datum === 'gauge-zero';
  const scale = valueScale(isShared ? [...observed, ...computed] : observed, heightPx);
  if (isShared || computed.length === 0) return { scale, other: null };
  const own = valueScale(computed, heightPx);
  const [span, step] = [Math.max(scale.high - scale.low, own.high - own.low), Math.max(scale.step, own.step)];
  return {
    scale: { ...scale, high: scale.low + span, step },
    other: { ...own, high: own.low + span, step },
  };
}

function Thresholds({
  thresholds,
  scale,
  widthPx,
}: {
  readonly thresholds: StageThresholds | null;
  readonly scale: ValueScale;
  readonly widthPx: number;
}) {
  const { t } = useTranslation();
  if (thresholds === null) return null;
  return thresholdSteps(thresholds).map(([level, fromM]) => (
    <g key={level} transform={`translate(0 ${yOf(scale, fromM)})`} data-level={level}>
      <line className="hydrograph-threshold" x2={widthPx} />
      <text className="hydrograph-label hydrograph-level" x={widthPx - 4} y={-3} textAnchor="end">
        {t(`scene.replay.level.${level}`)}
      </text>
    </g>
  ));
}

function Simulated({
  simulated: { timesMs, values },
  time,
  scale,
}: {
  readonly simulated: SimulatedStage;
  readonly time: TimeScale;
  readonly scale: ValueScale;
}) {
  let pen = 'M';
  let path = '';
  for (const [i, timeMs] of timesMs.entries()) {
    const value = values[i] ?? null;
    const isInside = timeMs >= time.fromMs && timeMs <= time.toMs;
    if (value === null || !isInside) {
      pen = 'M';
      continue;
    }
    path += `${pen}${xOf(time, timeMs).toFixed(1)} ${yOf(scale, value).toFixed(1)}`;
    pen = 'L';
  }
  return path === '' ? null : <path className="hydrograph-simulated" d={path} />;
}

function OtherAxis({ scale, widthPx }: { readonly scale: ValueScale; readonly widthPx: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return valueTicks(scale).map((value) => (
    <text key={value} className="hydrograph-label hydrograph-other" x={widthPx + 6} y={yOf(scale, value) + 4}>
      {value === scale.high
        ? t('observed.chart.elevation')
        : formatNumber(value, language, scale.step < 1 ? 1 : 0)}
    </text>
  ));
}

/** The instant of the replay; it alone is drawn anew while a replay plays. */
function Cursor({ time, heightPx }: PlotProps) {
  const { t } = useTranslation();
  const atMs = useSlice('observed', ({ replay }) => replay?.atMs ?? null);
  if (atMs === null) return null;
  const x = xOf(time, atMs);
  const isLeft = x < time.widthPx / 2;
  return (
    <g transform={`translate(${x} 0)`}>
      <line className="hydrograph-cursor" y2={heightPx} />
      <text
        className="hydrograph-mark"
        x={isLeft ? 5 : -5}
        y={heightPx - 6}
        textAnchor={isLeft ? 'start' : 'end'}
      >
        {t('scene.replay.mark')}
      </text>
    </g>
  );
}
