import type { FacilityExposure } from '../../domain/exposure/exposure.ts';
import type { Facility, Gauge } from '../../domain/region/facilities.ts';
import type { ScenePalette } from '../style/palette.ts';

export type FacilityMark = Facility['type'] | Gauge['type'];
export type FacilityState = FacilityExposure['state'] | 'closed';

/** Pixels of an icon; it is drawn at twice the size for sharp screens. */
const widthPixels = 34;
const heightPixels = 40;
export const iconPixelRatio = 2;

/** Name of the picture for a mark: kind, state, and for shelters of a plan the fill in tenths. */
export const iconName = (mark: FacilityMark, state: FacilityState, tenths: number | null): string =>
  `facility/${mark}/${state}/${tenths ?? 'none'}`;

/** What a picture's name says, or null when it is not the name of a facility's picture. */
export function iconOf(
  name: string,
): { mark: FacilityMark; state: FacilityState; tenths: number | null } | null {
  const match = /^facility\/([a-z-]+)\/(open|flooded|cut-off|unknown|closed)\/(none|\d+)$/.exec(name);
  if (match === null || !((match[1] as string) in drawings)) return null;
  return {
    mark: match[1] as FacilityMark,
    state: match[2] as FacilityState,
    tenths: match[3] === 'none' ? null : Number(match[3]),
  };
}

type Pen = CanvasRenderingContext2D;

/**
 * Draws a picture of a facility: a pin with the sign of its kind. Colour is never the only carrier: a facility that is
 * lost wears a cross, one that is cut off a broken ring, one of unknown state a question mark.
 */
export function drawFacilityIcon(name: string, palette: ScenePalette): ImageData | null {
  const icon = iconOf(name);
  if (icon === null) return null;
  const pen = emptySheet();
  const lost = icon.state !== 'open' && icon.state !== 'unknown';
  pen.fillStyle = lost ? '#5b6168' : markColour[icon.mark];
  pen.strokeStyle = palette.text.halo;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.arc(17, 17, 12.5, 0.35 * Math.PI, 0.65 * Math.PI, true);
  pen.lineTo(17, 38);
  pen.closePath();
  pen.fill();
  pen.stroke();
  pen.strokeStyle = '#ffffff';
  pen.fillStyle = '#ffffff';
  pen.lineWidth = 2.2;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  drawings[icon.mark](pen);
  if (icon.tenths !== null) drawFill(pen, icon.tenths, palette);
  if (icon.state === 'flooded' || icon.state === 'closed') drawCross(pen, palette.closed);
  if (icon.state === 'cut-off') drawBrokenRing(pen, palette.closed);
  if (icon.state === 'unknown') drawQuestion(pen, palette);
  return pixelsOf(pen, widthPixels, heightPixels);
}

/** Name of the ring round what is selected. */
export const selectionRingName = 'selection-ring';

/** The cross on a closed road and the ring round a selection; null for any other name. */
export function drawSign(name: string, palette: ScenePalette): ImageData | null {
  if (name === selectionRingName) {
    const pen = emptySheet();
    for (const [colour, width] of [
      [palette.selection.casing, 7],
      [palette.selection.line, 3],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(22, 22, 17, 0, 2 * Math.PI);
      pen.stroke();
    }
    return pixelsOf(pen, 44, 44);
  }
  if (name === 'closed-cross') {
    const pen = emptySheet();
    pen.lineCap = 'round';
    for (const [colour, width] of [
      [palette.text.halo, 7],
      [palette.closed, 4],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      strokePath(pen, [5, 5, 19, 19]);
      strokePath(pen, [19, 5, 5, 19]);
    }
    return pixelsOf(pen, 24, 24);
  }
  return null;
}

/** Neutral but for the three that people look for in a hurry, in the colours Korean signs give them. */
const markColour: Readonly<Record<FacilityMark, string>> = {
  shelter: '#0f7a5a',
  hospital: '#a33a3a',
  'fire-station': '#a34e1e',
  'pump-station': '#3d5568',
  school: '#4f5560',
  'town-hall': '#4f5560',
  'river-gauge': '#2d6187',
  'rain-gauge': '#2d6187',
};

const drawings: Readonly<Record<FacilityMark, (pen: Pen) => void>> = {
  shelter: (pen) => {
    strokePath(pen, [9.5, 17, 17, 10, 24.5, 17]);
    strokePath(pen, [12, 16, 12, 23.5, 22, 23.5, 22, 16]);
  },
  hospital: (pen) => {
    pen.lineWidth = 4;
    strokePath(pen, [17, 11, 17, 23]);
    strokePath(pen, [11, 17, 23, 17]);
  },
  'fire-station': (pen) => {
    pen.beginPath();
    pen.moveTo(17, 9);
    pen.bezierCurveTo(24, 15, 23, 24, 17, 24);
    pen.bezierCurveTo(11, 24, 11, 18, 14, 15);
    pen.bezierCurveTo(15, 17, 17, 16, 17, 9);
    pen.fill();
  },
  'pump-station': (pen) => {
    strokePath(pen, [17, 23, 17, 11]);
    strokePath(pen, [12.5, 15, 17, 10.5, 21.5, 15]);
    strokePath(pen, [11, 24, 23, 24]);
  },
  school: (pen) => {
    strokePath(pen, [10, 14, 17, 10.5, 24, 14, 17, 17.5, 10, 14]);
    strokePath(pen, [12.5, 16.5, 12.5, 21, 17, 23.5, 21.5, 21, 21.5, 16.5]);
  },
  'town-hall': (pen) => {
    strokePath(pen, [10, 14.5, 17, 10, 24, 14.5, 10, 14.5]);
    strokePath(pen, [10.5, 23.5, 23.5, 23.5]);
    for (const x of [12.5, 17, 21.5]) strokePath(pen, [x, 16.5, x, 21.5]);
  },
  'river-gauge': (pen) => {
    strokePath(pen, [13, 9.5, 13, 24]);
    for (const y of [11, 14.5, 18]) strokePath(pen, [13, y, 16.5, y]);
    strokePath(pen, [16, 22, 19, 20, 21.5, 22, 24, 20.5]);
  },
  'rain-gauge': (pen) => {
    pen.beginPath();
    pen.moveTo(17, 9.5);
    pen.bezierCurveTo(23, 17, 23, 23.5, 17, 23.5);
    pen.bezierCurveTo(11, 23.5, 11, 17, 17, 9.5);
    pen.stroke();
  },
};

function drawFill(pen: Pen, tenths: number, palette: ScenePalette): void {
  pen.lineCap = 'butt';
  pen.lineWidth = 4;
  pen.strokeStyle = palette.text.halo;
  pen.beginPath();
  pen.arc(17, 17, 14, 0, 2 * Math.PI);
  pen.stroke();
  pen.strokeStyle = palette.evacuation.route;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(17, 17, 14, -Math.PI / 2, -Math.PI / 2 + (2 * Math.PI * tenths) / 10);
  pen.stroke();
}

function drawCross(pen: Pen, colour: string): void {
  for (const [stroke, width] of [
    ['#ffffff', 6],
    [colour, 3.6],
  ] as const) {
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    strokePath(pen, [8, 8, 26, 26]);
    strokePath(pen, [26, 8, 8, 26]);
  }
}

function drawBrokenRing(pen: Pen, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  pen.setLineDash([5, 4]);
  pen.beginPath();
  pen.arc(17, 17, 14, 0, 2 * Math.PI);
  pen.stroke();
  pen.setLineDash([]);
}

function drawQuestion(pen: Pen, palette: ScenePalette): void {
  pen.fillStyle = palette.text.halo;
  pen.beginPath();
  pen.arc(27, 8, 6.5, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = palette.text.colour;
  pen.font = 'bold 10px sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('?', 27, 8.5);
}

function strokePath(pen: Pen, xy: readonly number[]): void {
  pen.beginPath();
  pen.moveTo(xy[0] as number, xy[1] as number);
  for (let k = 2; k + 1 < xy.length; k += 2) pen.lineTo(xy[k] as number, xy[k + 1] as number);
  pen.stroke();
}

let sharedPen: Pen | null = null;

/** Side of the sheet that holds the largest picture. */
const sheetPixels = 44;

/**
 * Makes the pen that draws every picture and its sheet. The browser asks its graphics process for the first stroke on a
 * canvas, and for the first after its size was set, and waits: 0.7 s on a slow machine while a map is compiling its
 * programs, nothing before.
 */
export function preparePen(): Pen {
  if (sharedPen !== null) return sharedPen;
  const canvas = document.createElement('canvas');
  canvas.width = sheetPixels * iconPixelRatio;
  canvas.height = sheetPixels * iconPixelRatio;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no 2D canvas');
  pen.fillRect(0, 0, 1, 1);
  pen.getImageData(0, 0, 1, 1);
  sharedPen = pen;
  return pen;
}

/** The pen on an empty sheet, with nothing set. */
function emptySheet(): Pen {
  const pen = preparePen();
  pen.reset();
  pen.scale(iconPixelRatio, iconPixelRatio);
  return pen;
}

const pixelsOf = (pen: Pen, width: number, height: number): ImageData =>
  pen.getImageData(0, 0, width * iconPixelRatio, height * iconPixelRatio);
