import { useTranslation } from 'react-i18next';

export interface Fact {
  readonly label: string;
  /** Null when it is not known: shown as such, never as zero. */
  readonly value: string | null;
}

/** Names and values, one a line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <FactRow key={fact.label} fact={fact} unknown={t('ui.unknown')} />
      ))}
    </dl>
  );
}

function FactRow({ fact, unknown }: { readonly fact: Fact; readonly unknown: string }) {
  return (
    <>
      <dt>{fact.label}</dt>
      {fact.value === null ? <dd data-missing="">{unknown}</dd> : <dd>{fact.value}</dd>}
    </>
  );
}
