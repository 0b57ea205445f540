import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../ui/format.ts';
import { chartRange, chartTicks } from './chart-scale.ts';
import type { EvidenceCase, EvidenceCurve } from './evidence-format.ts';

type Plot = NonNullable<EvidenceCase['plot']>;

const box = { width: 440, height: 220, left: 52, right: 20, top: 12, bottom: 40 };

/** Published dots along a curve, so that the line under them can be seen. */
const dots = 36;

interface Scale {
  x(value: number): number;
  y(value: number): number;
}

/** Curves over one pair of axes: lines are ours, dots are published. */
export function EvidenceChart({ title, plot }: { readonly title: string; readonly plot: Plot }) {
  const { t } = useTranslation();
  const [x0, x1] = chartRange(plot.curves.flatMap(({ x }) => x));
  const [y0, y1] = chartRange(plot.curves.flatMap(({ y }) => y));
  const scale: Scale = {
    x: (value) => box.left + ((value - x0) / (x1 - x0 || 1)) * (box.width - box.left - box.right),
    y: (value) =>
      box.height - box.bottom - ((value - y0) / (y1 - y0 || 1)) * (box.height - box.top - box.bottom),
  };
  const axes = { x: t(`evidence.axis.${plot.x}`), y: t(`evidence.axis.${plot.y}`) };
  const hasSolution = plot.curves.some(({ role }) => role === 'analytic');
  return (
    <figure className="evidence-figure">
      <svg
        className="evidence-chart"
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={t('evidence.chartLabel', { case: title, ...axes })}
      >
        <Axes scale={scale} xTicks={chartTicks(x0, x1)} yTicks={chartTicks(y0, y1)} title={axes.x} />
        {plot.curves.map((curve, k) => (
          <Curve key={`${curve.role} ${curve.name}`} curve={curve} scale={scale} shade={k} />
        ))}
      </svg>
      <figcaption className="note evidence-key">
        <span>{axes.y}</span>
        {plot.curves
          .filter(({ role, name }) => role === 'computed' && name !== null)
          .map(({ name }, k) => (
            <span key={name} className="evidence-key-line" data-shade={k % 6}>
              {t('evidence.gauge', { name })}
            </span>
          ))}
        {hasSolution ? (
          <>
            <span className="evidence-key-line" data-shade="0">
              {t('evidence.computed')}
            </span>
            <span className="evidence-key-dot">{t('evidence.analytic')}</span>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

interface AxesProps {
  readonly scale: Scale;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly title: string;
}

function Axes({ scale, xTicks, yTicks, title }: AxesProps) {
  const language = useLanguage();
  const foot = box.height - box.bottom;
  return (
    <g className="evidence-axes">
      {yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${scale.y(tick)})`}>
          <line x1={box.left} x2={box.width - box.right} />
          <text x={box.left - 6} y={4} textAnchor="end">
            {formatNumber(tick, language, decimalsOf(yTicks))}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick} transform={`translate(${scale.x(tick)} 0)`}>
          <line y1={foot} y2={foot + 4} />
          <text y={foot + 16} textAnchor="middle">
            {formatNumber(tick, language, decimalsOf(xTicks))}
          </text>
        </g>
      ))}
      <text x={(box.left + box.width - box.right) / 2} y={box.height - 6} textAnchor="middle">
        {title}
      </text>
    </g>
  );
}

/** Decimals that tell the ticks of an axis apart. */
function decimalsOf(ticks: readonly number[]): number {
  const written = ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0);
  return Math.min(4, Math.max(0, ...written));
}

interface CurveProps {
  readonly curve: EvidenceCurve;
  readonly scale: Scale;
  readonly shade: number;
}

function Curve({ curve: { role, name, x, y }, scale, shade }: CurveProps) {
  const spot = (i: number) => [scale.x(x[i] as number), scale.y(y[i] as number)] as const;
  if (role === 'analytic') {
    const every = Math.max(1, Math.round(x.length / dots));
    return x.map((value, i) => {
      if (i % every > 0) return null;
      const [cx, cy] = spot(i);
      return <circle key={value} className="evidence-dot" cx={cx} cy={cy} r={2.4} />;
    });
  }
  const path = x
    .map((_, i) =>
      spot(i)
        .map((value) => value.toFixed(1))
        .join(' '),
    )
    .join('L');
  return <path className="evidence-line" data-shade={name === null ? 0 : shade % 6} d={`M${path}`} />;
}
