import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../core/localized.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { Badge } from '../../ui/display/badge.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { EvidenceChart } from './evidence-chart.tsx';
import { casePasses, type EvidenceCase, type EvidenceMetric, metricPasses } from './evidence-format.ts';
import { loadEvidence } from './load-evidence.ts';
import { writtenAmount } from './written-amount.ts';

/** Every case with its chart, its figures against their limits, and where the truth comes from. */
export function EvidencePage() {
  const { t } = useTranslation();
  const evidence = use(loadEvidence());
  if (evidence === null) return <Callout tone="warning">{t('evidence.missing')}</Callout>;
  const shown = [
    ...evidence.cases.filter(({ plot }) => plot !== null),
    ...evidence.cases.filter(({ plot }) => plot === null),
  ];
  const passing = evidence.cases.filter(casePasses).length;
  return (
    <>
      <p>{t('evidence.intro')}</p>
      <p className="evidence-summary">{t('evidence.summary', { count: evidence.cases.length, passing })}</p>
      <ul className="cards evidence-cases">
        {shown.map((one) => (
          <li key={one.id} className="card evidence-case">
            <EvidenceCard one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

const notedCases = ['lake', 'basin', 'symmetry', 'ea4', 'okushiri', 'merewether'] as const;

function noteOf({ case: name, scheme }: EvidenceCase) {
  if (scheme === 'inertial' && (name === 'slowWave' || name === 'fastWave')) return 'inertialWave';
  return notedCases.find((noted) => noted === name);
}

function EvidenceCard({ one }: { readonly one: EvidenceCase }) {
  const { t } = useTranslation();
  const { engine, columns, rows } = one;
  const scheme = one.order === null ? 'inertial' : one.order === 1 ? 'full1' : 'full2';
  const noted = noteOf(one);
  return (
    <>
      <div className="row">
        <h3>{t(`evidence.case.${one.case}`)}</h3>
        <PassMark passes={casePasses(one)} />
      </div>
      <p className="note">
        <Badge tone="solid">{t(`evidence.scheme.${scheme}`)}</Badge>
      </p>
      {one.plot === null ? null : <EvidenceChart title={t(`evidence.case.${one.case}`)} plot={one.plot} />}
      <MetricTable one={one} />
      {noted === undefined ? null : <p className="note">{t(`evidence.note.${noted}`)}</p>}
      {one.source === null ? null : <p className="note">{t('evidence.source', { source: one.source })}</p>}
      <p className="note">
        {t('evidence.engineLine', {
          engine: t(`hazardPanel.engineName.${engine.id}`, { defaultValue: engine.id }),
          version: engine.version,
          threads: engine.threads,
          columns,
          rows,
          cell: Number(one.cellSizeM.toPrecision(3)),
          wall: one.wallS,
          date: one.date,
        })}
      </p>
    </>
  );
}

function PassMark({ passes }: { readonly passes: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="evidence-mark" data-passes={passes}>
      <Icon name={passes ? 'check' : 'warning'} />
      {passes ? t('evidence.pass') : t('evidence.miss')}
    </span>
  );
}

function MetricTable({ one }: { readonly one: EvidenceCase }) {
  const { t } = useTranslation();
  return (
    <table className="table plain-table evidence-table">
      <thead>
        <tr>
          <th scope="col">{t('evidence.metricColumn')}</th>
          <th scope="col" className="number">
            {t('evidence.valueColumn')}
          </th>
          <th scope="col" className="number">
            {t('evidence.limitColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {one.metrics.map((metric) => (
          <MetricRow key={`${metric.id} ${metric.of}`} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

const axisChanges = [
  'mirrored east-west',
  'mirrored north-south',
  'transposed',
  'turned by a right angle',
] as const;

function MetricRow({ metric }: { readonly metric: EvidenceMetric }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = t(`evidence.metric.${metric.id}`);
  const change = axisChanges.find((one) => one === metric.of);
  const part =
    change === undefined ? t('evidence.gauge', { name: metric.of }) : t(`evidence.axisChange.${change}`);
  return (
    <tr data-misses={metricPasses(metric) ? undefined : ''}>
      <th scope="row">{metric.of === null ? name : t('evidence.ofMetric', { metric: name, of: part })}</th>
      <td className="number">
        <Amount value={metric.value} unit={metric.unit} language={language} />
      </td>
      <td className="number">
        <Amount value={metric.limit} unit={metric.unit} language={language} />
      </td>
    </tr>
  );
}

interface AmountProps {
  readonly value: number;
  readonly unit: EvidenceMetric['unit'];
  readonly language: Language;
}

function Amount({ value, unit, language }: AmountProps) {
  const { t } = useTranslation();
  const { text, sign } = writtenAmount(value, unit, language);
  const name = unit === 'cells' ? ` ${t('evidence.unit.cells')}` : sign;
  return `${text}${name}`;
}
