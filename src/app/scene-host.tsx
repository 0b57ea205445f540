import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { select } from '../actions/screen/look-at-map.ts';
import { notify } from '../actions/screen/notify.ts';
import { reportScene } from '../actions/screen/report-scene.ts';
import { ReplayBanner } from '../features/observed/replay-banner.tsx';
import { MapCredits } from '../features/region/map-credits.tsx';
import { MapLegend } from '../features/region/map-legend.tsx';
import { PointerReadout } from '../features/response/pointer-readout.tsx';
import { messages } from '../i18n/messages.ts';
import type { Scene } from '../scene/scene-context.ts';
import type { Session } from '../store/session.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { Callout } from '../ui/display/callout.tsx';

/** The place of the map, and the sentence that stands there when it cannot be drawn. */
export function SceneHost() {
  const { t } = useTranslation();
  const session = useSession();
  const container = useRef<HTMLElement>(null);
  const status = useSlice('mapView', (view) => view.sceneStatus);
  const hasWebgl2 = useSlice('machine', (machine) => machine.hasWebgl2);
  useEffect(() => {
    if (container.current === null) return;
    return startScene(container.current, session);
  }, [session]);
  const shown = hasWebgl2 ? status : 'no-webgl';
  return (
    <div className="map-cell">
      <section ref={container} className="map" aria-label={t('shell.map')} />
      {shown === 'ready' ? null : (
        <div className="map-state">
          <Callout tone={shown === 'starting' ? 'info' : 'warning'}>{t(`shell.scene.${shown}`)}</Callout>
        </div>
      )}
      <div className="map-over">
        <MapLegend />
        <MapCredits />
      </div>
      <div className="map-top">
        <ReplayBanner />
        {shown === 'ready' ? <PointerReadout /> : null}
      </div>
    </div>
  );
}

/** Fetches the scene's code and starts it. Returns its end, also while the code is still on its way. */
function startScene(container: HTMLElement, session: Session): () => void {
  let scene: Scene | null = null;
  let ended = false;
  if (!session.machine.getState().hasWebgl2) {
    container.dataset.sceneStatus = 'no-webgl';
    reportScene(session, { sceneStatus: 'no-webgl' });
    return () => undefined;
  }
  const { region, mapView, flood, response, landslide, observed, preferences, registry } = session;
  import('../scene/scene.ts').then(
    ({ createScene }) => {
      if (ended) return;
      scene = createScene({
        container,
        registry,
        stores: { region, view: mapView, flood, response, landslide, observed, preferences },
        mapWords: (language) => messages[language].scene.map,
        replayWords: (language) => messages[language].scene.replay,
        callbacks: {
          onSelect: (selection) => select(session, selection),
          onHover: (position) =>
            reportScene(session, { hover: position === null ? null : { xM: position.xM, yM: position.yM } }),
          onCamera: (camera) => reportScene(session, { camera }),
          onStatus: (sceneStatus) => reportScene(session, { sceneStatus }),
        },
      });
    },
    (error: unknown) =>
      notify(session, { message: 'shell.fault.unexpected', facts: { message: String(error) } }),
  );
  return () => {
    ended = true;
    scene?.dispose();
  };
}
