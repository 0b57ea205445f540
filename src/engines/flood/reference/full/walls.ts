import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import type { ColumnSpan, SideRow } from './cell-row.ts';
import { type FaceRow, wallPush } from './face-flux.ts';
import type { FullState } from './full-state.ts';

/**
 * Puts walls where one side of a face takes no part in the flow, as wide as the open share of the cell before them, and
 * stills the faces between two cells that take no part or whose level is given.
 * @param nearIndex padded index of the cell of column 0   @param farIndex of the cell across its face
 */
export function standWalls(
  { marks, porosity }: FullState,
  { near, far }: { readonly near: SideRow; readonly far: SideRow },
  faces: FaceRow,
  span: ColumnSpan & { readonly nearIndex: number; readonly farIndex: number },
): void {
  const { nearIndex, farIndex } = span;
  const farColumn = farIndex - nearIndex === 1 ? 1 : 0;
  for (let column = span.first; column < span.end; column++) {
    const isNearClosed = isClosed(marks, nearIndex + column);
    const isFarClosed = isClosed(marks, farIndex + column);
    const areHeld = isHeld(marks, nearIndex + column) && isHeld(marks, farIndex + column);
    if (!(isNearClosed || isFarClosed || areHeld)) continue;
    faces.water[column] = 0;
    faces.along[column] = 0;
    faces.fromNear[column] = 0;
    faces.intoFar[column] = 0;
    if (isNearClosed === isFarClosed) continue;
    const width = porosity?.[(isFarClosed ? nearIndex : farIndex) + column] ?? 1;
    if (isFarClosed) {
      faces.fromNear[column] =
        width * wallPush(near.depthM[column] as number, near.acrossMPerS[column] as number);
    } else {
      const c = column + farColumn;
      faces.intoFar[column] = width * wallPush(far.depthM[c] as number, -(far.acrossMPerS[c] as number));
    }
  }
}
