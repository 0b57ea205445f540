import type { LocalizedName } from '../../../../core/localized.ts';
import type { River } from '../../region.ts';
import { firstTagOf, type OsmTags, tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { clipLine, type LinePoint } from '../roads/clip-line.ts';
import { lengthM, nameOf } from '../tag-values.ts';
import { type OsmUse, Tally } from '../tally.ts';

type WaterwayDrop = 'not-a-watercourse' | 'not-there' | 'outside-window';

/** A watercourse that runs below ground. */
export interface Culvert {
  readonly id: string;
  readonly lineXY: Float64Array;
  readonly widthM: number;
}

export interface OsmWaterways {
  /** In the direction of flow, which is that of drawing. Source: OpenStreetMap wiki, "Key:waterway". */
  readonly rivers: readonly River[];
  readonly culverts: readonly Culvert[];
  readonly report: OsmUse<WaterwayDrop> & { readonly widthAssumed: number };
}

interface WaterwayKind {
  readonly name: LocalizedName;
  /** Width where the map gives none, m: an assumption of ours, counted. */
  readonly widthM: number;
}

const kinds: ReadonlyMap<string, WaterwayKind> = new Map([
  ['river', { name: { ko: '하천', en: 'River' }, widthM: 30 }],
  ['canal', { name: { ko: '수로', en: 'Canal' }, widthM: 10 }],
  ['stream', { name: { ko: '소하천', en: 'Stream' }, widthM: 3 }],
  ['tidal_channel', { name: { ko: '갯골', en: 'Tidal channel' }, widthM: 10 }],
  ['drain', { name: { ko: '배수로', en: 'Drain' }, widthM: 2 }],
  ['ditch', { name: { ko: '도랑', en: 'Ditch' }, widthM: 1 }],
]);

const mostWidthM = 5000;

interface Course {
  readonly id: string;
  readonly nodes: readonly number[];
  readonly name: LocalizedName;
  readonly widthM: number;
  readonly isCulvert: boolean;
}

/** Centre lines of watercourses inside the window; pieces of one river that follow each other become one line. */
export function waterwaysFromOsm(placed: PlacedOsm): OsmWaterways {
  const dropped = new Tally<WaterwayDrop>();
  let widthAssumed = 0;
  const courses: Course[] = [];
  for (const way of placed.data.ways) {
    const waterway = tagOf(way.tags, 'waterway');
    if (waterway === null) continue;
    const kind = kinds.get(waterway);
    if (kind === undefined) dropped.add('not-a-watercourse');
    else if (isNotThere(way.tags)) dropped.add('not-there');
    else {
      const course = courseOf(way.id, Array.from(way.nodes), way.tags, kind);
      if (!course.isWidthGiven) widthAssumed++;
      courses.push(course);
    }
  }
  const rivers: River[] = [];
  const culverts: Culvert[] = [];
  for (const course of joinCourses(courses)) {
    const pieces = clipLine(linePoints(placed, course.nodes), placed.window);
    if (pieces.length === 0) dropped.add('outside-window');
    for (const [k, piece] of pieces.entries()) {
      const id = pieces.length === 1 ? course.id : `${course.id}-${k + 1}`;
      const lineXY = Float64Array.from(piece.flatMap(({ xM, yM }) => [xM, yM]));
      if (course.isCulvert) culverts.push({ id, lineXY, widthM: course.widthM });
      else rivers.push({ id, name: course.name, lineXY, widthM: course.widthM });
    }
  }
  const used = rivers.length + culverts.length;
  return { rivers, culverts, report: { used, dropped: dropped.counts(), widthAssumed } };
}

const isNotThere = (tags: OsmTags): boolean =>
  firstTagOf(tags, ['abandoned', 'disused', 'proposed', 'construction']) !== null;

function courseOf(
  id: number,
  nodes: readonly number[],
  tags: OsmTags,
  kind: WaterwayKind,
): Course & { readonly isWidthGiven: boolean } {
  const given = lengthM(firstTagOf(tags, ['width', 'est_width']));
  const isWidthGiven = given !== null && given <= mostWidthM;
  return {
    id: `osm-w${id}`,
    nodes,
    name: nameOf(tags) ?? kind.name,
    widthM: isWidthGiven ? given : kind.widthM,
    isCulvert: firstTagOf(tags, ['tunnel', 'culvert']) !== null,
    isWidthGiven,
  };
}

/** Chains of courses that agree in name, width and being covered, where one begins at the node at which one other ends. */
function joinCourses(courses: readonly Course[]): Course[] {
  const keyOf = ({ name, widthM, isCulvert }: Course, node: number | undefined): string =>
    JSON.stringify([name.ko, name.en, widthM, isCulvert, node]);
  const beginning = new Map<string, number[]>();
  const ending = new Map<string, number>();
  for (const [index, course] of courses.entries()) {
    const start = keyOf(course, course.nodes[0]);
    const listed = beginning.get(start);
    if (listed === undefined) beginning.set(start, [index]);
    else listed.push(index);
    const end = keyOf(course, course.nodes.at(-1));
    ending.set(end, (ending.get(end) ?? 0) + 1);
  }
  const nextOf = (course: Course): number | null => {
    const end = course.nodes.at(-1);
    const key = keyOf(course, end);
    const next = beginning.get(key) ?? [];
    const isOnly = end !== undefined && end >= 0 && next.length === 1 && ending.get(key) === 1;
    return isOnly ? (next[0] as number) : null;
  };
  const hasBefore = new Uint8Array(courses.length);
  for (const course of courses) {
    const next = nextOf(course);
    if (next !== null) hasBefore[next] = 1;
  }
  const used = new Uint8Array(courses.length);
  const chains: Course[] = [];
  const follow = (first: number): void => {
    const nodes: number[] = [];
    for (let at: number | null = first; at !== null && used[at] === 0; at = nextOf(courses[at] as Course)) {
      used[at] = 1;
      const piece = (courses[at] as Course).nodes;
      for (let k = nodes.length > 0 ? 1 : 0; k < piece.length; k++) nodes.push(piece[k] as number);
    }
    chains.push({ ...(courses[first] as Course), nodes });
  };
  for (let k = 0; k < courses.length; k++) if (hasBefore[k] === 0) follow(k);
  for (let k = 0; k < courses.length; k++) if (used[k] === 0) follow(k);
  return chains;
}

const linePoints = (placed: PlacedOsm, nodes: readonly number[]): LinePoint[] =>
  nodes.map((node) => ({
    node,
    xM: node < 0 ? Number.NaN : (placed.nodeXM[node] as number),
    yM: node < 0 ? Number.NaN : (placed.nodeYM[node] as number),
  }));
