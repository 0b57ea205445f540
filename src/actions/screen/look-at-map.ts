import type { CameraView, LayerId, MapView, SavedView, Selection } from '../../store/map-view.ts';
import type { Session } from '../../store/session.ts';

export function setLayerVisible(session: Session, layer: LayerId, visible: boolean): void {
  session.mapView.setState((view) => ({ visible: { ...view.visible, [layer]: visible } }));
}

export function setDimension(session: Session, dimension: MapView['dimension']): void {
  session.mapView.setState({ dimension });
}

export function setWaterField(session: Session, waterField: MapView['waterField']): void {
  session.mapView.setState({ waterField });
}

/** Asks the camera to go somewhere. */
export function lookAt(session: Session, target: CameraView | 'region'): void {
  session.mapView.setState(({ cameraRequest }) => ({
    cameraRequest: { requestId: (cameraRequest?.requestId ?? 0) + 1, target },
  }));
}

/** Turns the map so that north is up; tilt and place stay. */
export function faceNorth(session: Session): void {
  const { camera } = session.mapView.getState();
  if (camera !== null) lookAt(session, { ...camera, bearingDeg: 0 });
}

/** Points at something and shows what is known about it; null points at nothing. */
export function select(session: Session, selection: Selection | null): void {
  session.mapView.setState({ selection });
  if (selection === null) return;
  session.layout.setState(({ docks }) => ({
    rightTab: selection.kind === 'gauge' ? 'observed' : 'inspector',
    docks: { ...docks, right: { ...docks.right, isFolded: false } },
  }));
}

/** Keeps the present view under a name; a view of the same name is replaced. */
export function saveView(session: Session, name: string): void {
  const { camera } = session.mapView.getState();
  const trimmed = name.trim();
  if (camera === null || trimmed === '') return;
  session.mapView.setState(({ savedViews }) => ({
    savedViews: [...savedViews.filter((saved) => saved.name !== trimmed), { name: trimmed, view: camera }],
  }));
}

/** Puts views of an earlier visit back. */
export function recallViews(session: Session, savedViews: readonly SavedView[]): void {
  session.mapView.setState({ savedViews });
}

export function forgetView(session: Session, name: string): void {
  session.mapView.setState(({ savedViews }) => ({
    savedViews: savedViews.filter((saved) => saved.name !== name),
  }));
}
