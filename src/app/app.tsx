import type { i18n } from 'i18next';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import type { Ports } from '../actions/ports.ts';
import { PortsContext } from '../actions/ports-context.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { Session } from '../store/session.ts';
import { SessionContext } from '../store/session-context.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';

export interface AppProps {
  readonly session: Session;
  readonly ports: Ports;
  readonly translator: i18n;
}

/** Everything on screen, with what it stands on. */
export function App({ session, ports, translator }: AppProps) {
  return (
    <I18nextProvider i18n={translator}>
      <SessionContext value={session}>
        <PortsContext value={ports}>
          <ErrorBoundary>
            <LocalizedShell />
          </ErrorBoundary>
        </PortsContext>
      </SessionContext>
    </I18nextProvider>
  );
}

function LocalizedShell() {
  return (
    <I18nProvider locale={useLanguage() === 'ko' ? 'ko-KR' : 'en-GB'}>
      <Shell />
    </I18nProvider>
  );
}
