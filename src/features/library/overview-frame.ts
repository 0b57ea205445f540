import type { StoredPack } from '../../domain/region/stored-pack.ts';

/** A small map in plate carrée, its longitudes shortened by the cosine of its middle latitude. */
export interface OverviewFrame {
  readonly westDeg: number;
  readonly northDeg: number;
  /** Pixels a degree of longitude and of latitude. */
  readonly pixelsPerLng: number;
  readonly pixelsPerLat: number;
  readonly width: number;
  readonly height: number;
  /** Whether all of a box lies on the map. */
  holds(bounds: StoredPack['boundsDeg']): boolean;
}

function frameOf([west, south, east, north]: StoredPack['boundsDeg'], width: number): OverviewFrame {
  const pixelsPerLng = width / (east - west);
  const pixelsPerLat = pixelsPerLng / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    westDeg: west,
    northDeg: north,
    pixelsPerLng,
    pixelsPerLat,
    width,
    height: (north - south) * pixelsPerLat,
    holds: (box) => box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north,
  };
}

export const overviewFrames = {
  korea: frameOf([124, 33, 132, 39], 320),
  world: frameOf([-180, -58, 180, 80], 320),
} as const satisfies Record<string, OverviewFrame>;

/** Pixels from the left and from the top. */
export const pointOn = (frame: OverviewFrame, lngDeg: number, latDeg: number): readonly [number, number] => [
  (lngDeg - frame.westDeg) * frame.pixelsPerLng,
  (frame.northDeg - latDeg) * frame.pixelsPerLat,
];

/** Rings as the path of an SVG; rings that lie wholly outside are left out. */
export function outlinePath(
  frame: OverviewFrame,
  rings: readonly (readonly (readonly number[])[])[],
): string {
  const paths: string[] = [];
  for (const ring of rings) {
    const points = ring.map((point) => pointOn(frame, point[0] as number, point[1] as number));
    const isNear = points.some(([x, y]) => x >= 0 && y >= 0 && x <= frame.width && y <= frame.height);
    if (isNear) paths.push(`M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
  }
  return paths.join('');
}
