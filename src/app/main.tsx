import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDefaultRegion } from '../actions/region/open-region.ts';
import { ExposureFollower } from '../actions/response/follow-exposure.ts';
import { createTranslator } from '../i18n/translator.ts';
import { createSession } from '../store/session.ts';
import { App } from './app.tsx';
import { createPorts } from './create-ports.ts';
import { machineFacts } from './machine-facts.ts';
import { runPlayback } from './playback.ts';
import { keepRemembering, readRemembered } from './remembered.ts';
import { rememberViews } from './remembered-views.ts';
import { reportBugs } from './report-bugs.ts';
import { stayOfflineReady } from './stay-offline-ready.ts';
import { wearPreferences } from './wear-preferences.ts';
import './styles/index.css';

const session = createSession({ machine: machineFacts(), ...readRemembered() });
const translator = createTranslator(session.preferences.getState().language);
const { ports, dispose } = createPorts();
const follower = new ExposureFollower(session, ports);
const stops = [
  keepRemembering(session),
  rememberViews(session),
  wearPreferences(session, translator),
  runPlayback(session),
  reportBugs(session),
  () => follower.dispose(),
  dispose,
];

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const screen = createRoot(root);
screen.render(
  <StrictMode>
    <App session={session} ports={ports} translator={translator} />
  </StrictMode>,
);
void openDefaultRegion(session, ports);
if (import.meta.env.PROD) stayOfflineReady(session);

import.meta.hot?.dispose(() => {
  screen.unmount();
  for (const stop of stops) stop();
});
