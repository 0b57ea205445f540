import type { EvidenceCase, EvidenceCurve } from '../../src/features/evidence/evidence-format.ts';

const panel = { widthPx: 300, heightPx: 190, left: 56, right: 10, top: 34, bottom: 38 };

interface Panel {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly axes: readonly [x: string, y: string];
}

const panels: readonly Panel[] = [
  { id: 'ritter-full', title: 'Dam break on dry ground', note: 'Ritter 1892', axes: ['m', 'm'] },
  { id: 'stoker-full', title: 'Dam break on water', note: 'Stoker 1957', axes: ['m', 'm'] },
  { id: 'bowlPlanar-full', title: 'Water going round in a bowl', note: 'Thacker 1981', axes: ['s', 'm'] },
  {
    id: 'macdonaldTranscritical-full',
    title: 'Sub- to supercritical channel',
    note: 'MacDonald et al. 1997',
    axes: ['m', 'm'],
  },
  { id: 'slowWave-inertial', title: 'Wave over a dry plain', note: 'Hunter et al. 2005', axes: ['m', 'm'] },
  { id: 'bowlRadial-full', title: 'Water spreading in a bowl', note: 'Thacker 1981', axes: ['s', 'm'] },
];

/** Six of the analytic cases as one SVG: dots are published solutions, lines are ours. */
export function evidenceFigure(cases: readonly EvidenceCase[]): string {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const drawn = panels.flatMap((spec) => {
    const one = byId.get(spec.id);
    return one?.plot == null ? [] : [{ spec, one, curves: one.plot.curves }];
  });
  const widthPx = 3 * panel.widthPx;
  const heightPx = Math.ceil(drawn.length / 3) * panel.heightPx;
  const body = drawn.map(({ spec, one, curves }, k) => {
    const at = `translate(${(k % 3) * panel.widthPx} ${Math.floor(k / 3) * panel.heightPx})`;
    return `<g transform="${at}">${panelOf(spec, one, curves)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}" width="${widthPx}" height="${heightPx}"`,
    ' font-family="system-ui, sans-serif" font-size="11" role="img">',
    '<title>Computed floods (lines) against published solutions (dots)</title>',
    `<rect width="${widthPx}" height="${heightPx}" fill="#fff"/>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

function panelOf({ title, note, axes }: Panel, one: EvidenceCase, curves: readonly EvidenceCurve[]): string {
  const [x0, x1] = rangeOf(curves.flatMap(({ x }) => x));
  const [, y1] = rangeOf(curves.flatMap(({ y }) => y));
  const { widthPx, heightPx, left, right, top, bottom } = panel;
  const px = (x: number): number => left + ((x - x0) / (x1 - x0)) * (widthPx - left - right);
  const py = (y: number): number => heightPx - bottom - (y / y1) * (heightPx - top - bottom);
  const spot = (x: number, y: number): string => `${px(x).toFixed(1)} ${py(y).toFixed(1)}`;
  const marks = curves.map(({ role, x, y }) => {
    if (role === 'computed') {
      return `<path d="M${x.map((value, i) => spot(value, y[i] as number)).join('L')}" fill="none" stroke="#0b50d0" stroke-width="1.6"/>`;
    }
    const every = Math.max(1, Math.round(x.length / 34));
    return x
      .flatMap((value, i) =>
        i % every > 0
          ? []
          : [`<circle cx="${px(value).toFixed(1)}" cy="${py(y[i] as number).toFixed(1)}" r="2.1"/>`],
      )
      .join('');
  });
  const error = one.metrics.find(({ id }) => id === 'l1' || id === 'l2');
  const size = error === undefined ? '' : ` · ${error.id.toUpperCase()} ${(100 * error.value).toFixed(2)} %`;
  return [
    `<text x="${left}" y="15" font-weight="600" fill="#1e2124">${title}</text>`,
    `<text x="${left}" y="28" fill="#58616a">${note}${size}</text>`,
    `<path d="M${left} ${top}V${heightPx - bottom}H${widthPx - right}" fill="none" stroke="#8a949e"/>`,
    `<g fill="none" stroke="#1e2124" stroke-width="0.9">${marks.filter((_, i) => curves[i]?.role === 'analytic').join('')}</g>`,
    ...marks.filter((_, i) => curves[i]?.role === 'computed'),
    ...[x0, x1].map(
      (x, i) =>
        `<text x="${px(x)}" y="${heightPx - bottom + 14}" text-anchor="${i === 0 ? 'start' : 'end'}" fill="#58616a">${short(x)} ${axes[0]}</text>`,
    ),
    `<text x="${left - 5}" y="${top + 9}" text-anchor="end" fill="#58616a">${short(y1)} ${axes[1]}</text>`,
    `<text x="${left - 5}" y="${heightPx - bottom}" text-anchor="end" fill="#58616a">0</text>`,
  ].join('');
}

function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}

const short = (value: number): string => String(Number(value.toPrecision(2)));
