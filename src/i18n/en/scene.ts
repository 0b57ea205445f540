import type { sceneKo } from '../ko/scene.ts';
import type { Messages } from '../messages.ts';

export const sceneEn: Messages<typeof sceneKo> = {
  map: {
    'Map.Title': 'Map: arrow keys move, + and - zoom, Enter selects the point in the middle',
    'NavigationControl.ZoomIn': 'Zoom in',
    'NavigationControl.ZoomOut': 'Zoom out',
    'NavigationControl.ResetBearing': 'North up (drag to rotate)',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km',
  },
  /** Beside the gauges while a past event is replayed. */
  replay: {
    mark: 'REPLAY',
    unknown: 'unknown',
    level: {
      normal: 'normal',
      attention: 'attention',
      caution: 'caution',
      alert: 'alert',
      serious: 'serious',
    },
  },
};
