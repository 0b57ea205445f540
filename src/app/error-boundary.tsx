import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/controls/button.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a bug in drawing from taking the session with it: stores and results stay, the screen is drawn anew. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Crash message={error.message} onRetry={() => this.setState({ error: null })} />;
  }
}

function Crash({ message, onRetry }: { readonly message: string; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <main className="crash" role="alert">
      <h1>{t('shell.crash.title')}</h1>
      <p>{t('shell.crash.text')}</p>
      <p className="note">{message}</p>
      <Button tone="main" onPress={onRetry}>
        {t('shell.crash.retry')}
      </Button>
    </main>
  );
}
