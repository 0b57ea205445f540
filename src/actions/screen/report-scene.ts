import type { CameraView, MapView } from '../../store/map-view.ts';
import type { Session } from '../../store/session.ts';

/** Takes down what the scene says about itself. */
export function reportScene(
  session: Session,
  report: Partial<Pick<MapView, 'sceneStatus' | 'hover'>> & { readonly camera?: CameraView },
): void {
  session.mapView.setState(report);
}
