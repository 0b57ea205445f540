import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { loadOutlines, type OverviewId } from './load-outlines.ts';
import { cityNamePx, placedCities } from './overview-cities.ts';
import { type OverviewFrame, outlinePath, overviewFrames, pointOn } from './overview-frame.ts';

export interface OverviewMapProps {
  readonly packs: readonly StoredPack[];
  readonly pointed: string | null;
  onPoint(hash: string | null): void;
}

/** Where the packs lie: on Korea, and on the world when one lies elsewhere. */
export function OverviewMap({ packs, pointed, onPoint }: OverviewMapProps) {
  const { t } = useTranslation();
  const isAbroad = packs.some(({ boundsDeg }) => !overviewFrames.korea.holds(boundsDeg));
  return (
    <figure className="library-overview">
      <Overview id="korea" packs={packs} pointed={pointed} onPoint={onPoint} />
      {isAbroad ? <Overview id="world" packs={packs} pointed={pointed} onPoint={onPoint} /> : null}
      <figcaption className="note">{t('library.overviewCredit')}</figcaption>
    </figure>
  );
}

function Overview({ id, packs, pointed, onPoint }: OverviewMapProps & { readonly id: OverviewId }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = overviewFrames[id];
  const outline = useOutline(id, frame);
  const shown = packs.filter(({ boundsDeg }) => frame.holds(boundsDeg));
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={t(`library.overview.${id}`)}>
      <path className="overview-land" d={outline} />
      {placedCities(id, language).map(({ id: key, x, y, label }) => (
        <g key={key} className="overview-city">
          <circle cx={x} cy={y} r={1.5} />
          {label === null ? null : (
            <text x={label.x} y={y + cityNamePx * 0.35} textAnchor={label.anchor} fontSize={cityNamePx}>
              {label.text}
            </text>
          )}
        </g>
      ))}
      {shown.map((pack) => (
        <PackMark
          key={pack.hash}
          pack={pack}
          frame={frame}
          name={pack.name[language]}
          isPointed={pack.hash === pointed}
          onPoint={onPoint}
        />
      ))}
    </svg>
  );
}

/** A pack is drawn by its true extent, and with a ring around it since most are a few pixels wide. */
function PackMark({
  pack,
  frame,
  name,
  isPointed,
  onPoint,
}: {
  readonly pack: StoredPack;
  readonly frame: OverviewFrame;
  readonly name: string;
  readonly isPointed: boolean;
  onPoint(hash: string | null): void;
}) {
  const [west, south, east, north] = pack.boundsDeg;
  const [left, top] = pointOn(frame, west, north);
  const [right, bottom] = pointOn(frame, east, south);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const isRight = x > frame.width * 0.6;
  return (
    <g
      className="overview-pack"
      {...(isPointed ? { 'data-pointed': '' } : {})}
      onPointerEnter={() => onPoint(pack.hash)}
      onPointerLeave={() => onPoint(null)}
    >
      <circle cx={x} cy={y} r={isPointed ? 8 : 6} />
      <rect x={left} y={top} width={Math.max(right - left, 0.5)} height={Math.max(bottom - top, 0.5)} />
      {isPointed ? (
        <text x={x + (isRight ? -12 : 12)} y={y + 4} textAnchor={isRight ? 'end' : 'start'}>
          {name}
        </text>
      ) : null}
    </g>
  );
}

function useOutline(id: OverviewId, frame: OverviewFrame): string {
  const [outline, setOutline] = useState('');
  useEffect(() => {
    let isGone = false;
    void loadOutlines(id).then((rings) => {
      if (!isGone) setOutline(outlinePath(frame, rings));
    });
    return () => {
      isGone = true;
    };
  }, [id, frame]);
  return outline;
}
