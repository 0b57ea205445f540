import { useTranslation } from 'react-i18next';
import type { Region } from '../../domain/region/region.ts';
import type { EvacuationPlan } from '../../domain/response/evacuation-plan.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSlice } from '../../store/session-context.ts';
import { Callout } from '../../ui/display/callout.tsx';
import { Facts } from '../../ui/display/facts.tsx';
import { Figure } from '../../ui/display/figure.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatElapsed, formatNumber } from '../../ui/format.ts';
import { PlanExports } from './plan-exports.tsx';
import { RouteTable, ShelterTable, ShortfallTable } from './plan-tables.tsx';
import { RoadUseTable } from './road-use-table.tsx';

export interface PlanResultProps {
  readonly region: Region;
  readonly plan: EvacuationPlan;
}

/** What the plan achieves, whom it leaves behind, and its tables. */
export function PlanResult({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const wallMs = useSlice('response', ({ planWallMs }) => planWallMs);
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const left = plan.totalPeople - plan.assignedPeople;
  const people = t('responsePanel.peopleUnit');
  return (
    <>
      <Section title={t('responsePanel.print.summary')}>
        <Figure
          size="large"
          label={t('responsePanel.plan.assigned')}
          value={number(plan.assignedPeople)}
          unit={people}
        />
        <div className="figure-grid">
          <Figure label={t('responsePanel.plan.total')} value={number(plan.totalPeople)} unit={people} />
          <Figure label={t('responsePanel.plan.short')} value={number(left)} unit={people} />
        </div>
        <PlanVerdict plan={plan} />
        <Facts
          facts={[
            {
              label: t('responsePanel.plan.cleared'),
              value: plan.clearedS === null ? t('responsePanel.plan.nobody') : formatElapsed(plan.clearedS),
            },
            {
              label: t('responsePanel.plan.wall'),
              value:
                wallMs === null
                  ? null
                  : t('responsePanel.plan.wallValue', { seconds: number(wallMs / 1000, 2) }),
            },
          ]}
        />
        <PlanExports region={region} plan={plan} />
      </Section>
      {plan.shortfalls.length === 0 ? null : (
        <Section title={t('responsePanel.plan.shortfalls')}>
          <ShortfallTable region={region} plan={plan} />
        </Section>
      )}
      <Section title={t('responsePanel.plan.shelters')}>
        <ShelterTable region={region} plan={plan} />
      </Section>
      <Section title={t('responsePanel.plan.routes')}>
        <RouteTable region={region} plan={plan} />
      </Section>
      <Section title={t('responsePanel.plan.roadsInUse')}>
        <p className="note">{t('responsePanel.plan.roadsInUseNote')}</p>
        <RoadUseTable region={region} plan={plan} />
      </Section>
    </>
  );
}

function PlanVerdict({ plan }: { readonly plan: EvacuationPlan }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (plan.totalPeople === 0) return <p className="note">{t('responsePanel.plan.nobody')}</p>;
  return (
    <>
      {plan.capacityShortPeople > 0 ? (
        <Callout tone="warning">
          {t('responsePanel.plan.capacityShort', {
            people: formatNumber(plan.capacityShortPeople, language),
          })}
        </Callout>
      ) : null}
      {plan.shortfalls.length === 0 ? <p className="note">{t('responsePanel.plan.noneShort')}</p> : null}
    </>
  );
}
