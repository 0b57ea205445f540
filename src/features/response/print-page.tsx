import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { depthClasses } from '../../domain/hazard/depth-ramp.ts';
import type { FloodScenario } from '../../domain/hazard/flood/scenario.ts';
import type { Region } from '../../domain/region/region.ts';
import { sourceCredit } from '../../domain/region/source-credit.ts';
import type { EvacuationPlan } from '../../domain/response/evacuation-plan.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { FloodRunData } from '../../store/run-registry.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Facts } from '../../ui/display/facts.tsx';
import { Legend } from '../../ui/display/legend.tsx';
import { PlainTable } from '../../ui/display/plain-table.tsx';
import { formatElapsed, formatKst, formatNumber } from '../../ui/format.ts';
import { ProvenanceLine } from './exposure-figures.tsx';
import { drawPlanMap, planInk } from './plan-map.ts';
import { usePlaceNames } from './use-place-names.ts';

/** Rows of the route table on paper; the CSV has all. */
const printedRoutes = 25;

/** The plan on A4; it is in the document all along and only paper shows it. */
export function PrintPage() {
  const { registry } = useSession();
  const plan = useSlice('response', (response) => response.plan);
  const planRunId = useSlice('response', (response) => response.planRunId);
  const data = planRunId === null ? null : registry.flood(planRunId);
  if (plan === null || registry.region === null || data === null) return null;
  return <Page region={registry.region} plan={plan} data={data} />;
}

interface PageProps {
  readonly region: Region;
  readonly plan: EvacuationPlan;
  readonly data: FloodRunData;
}

function Page({ region, plan, data }: PageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useSlice('flood', (flood) => flood.run);
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const mark = region.kind === 'exercise' ? `${t('responsePanel.print.exercise')} ` : '';
  const people = t('responsePanel.peopleUnit');
  const closed = t('responsePanel.print.closures', {
    roads: plan.options.closedRoadEdges.length,
    shelters: plan.options.closedShelterIds.length,
  });
  return (
    <article
      className="print-page"
      aria-hidden="true"
      {...(region.kind === 'exercise' ? { 'data-exercise': '' } : {})}
    >
      <header>
        <h1>{`${mark}${region.name[language]} ${t('responsePanel.print.title')}`}</h1>
        {run.status === 'done' ? (
          <p>{t('responsePanel.print.madeAt', { at: formatKst(run.computedAtMs, language) })}</p>
        ) : null}
      </header>
      <section className="print-front">
        <div className="print-figure">
          <PlanMap region={region} plan={plan} data={data} />
          <PrintLegend />
        </div>
        <div className="print-summary">
          <h2>{t('responsePanel.print.summary')}</h2>
          <Facts
            facts={[
              { label: t('responsePanel.plan.total'), value: `${number(plan.totalPeople)} ${people}` },
              { label: t('responsePanel.plan.assigned'), value: `${number(plan.assignedPeople)} ${people}` },
              {
                label: t('responsePanel.plan.short'),
                value: `${number(plan.totalPeople - plan.assignedPeople)} ${people}`,
              },
              {
                label: t('responsePanel.plan.cleared'),
                value: plan.clearedS === null ? null : formatElapsed(plan.clearedS),
              },
              {
                label: t('responsePanel.print.scenario'),
                value: scenarioText(data.scenario, t),
              },
              { label: t('responsePanel.plan.closures'), value: closed },
            ]}
          />
          <ProvenanceLine />
        </div>
      </section>
      <PrintTables region={region} plan={plan} />
      <p className="print-credits">
        {t('responsePanel.print.sources')}{' '}
        {region.sources.map((source) => sourceCredit(source, language)).join(' · ')}
      </p>
    </article>
  );
}

function scenarioText(
  { storm, computationCellSizeM, endS }: FloodScenario,
  t: (key: string, facts: Record<string, unknown>) => string,
): string {
  const hours = storm.kind === 'design' ? storm.durationS / 3600 : (storm.timeS.at(-1) ?? 0) / 3600;
  return t('responsePanel.print.scenarioValue', {
    rain: storm.kind === 'design' ? storm.totalMm : storm.name,
    hours: Number(hours.toFixed(2)),
    cell: computationCellSizeM,
    end: endS / 3600,
  });
}

function PlanMap(props: PageProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { region, plan, data } = props;
  useEffect(() => {
    if (canvas.current !== null) drawPlanMap(canvas.current, { region, plan, data });
  }, [region, plan, data]);
  return (
    <canvas ref={canvas} className="print-map" role="img" aria-label={t('responsePanel.print.mapAlt')} />
  );
}

/** What the colours and lines of the printed map mean. */
function PrintLegend() {
  const { t } = useTranslation();
  return (
    <>
      <Legend
        title={t('layersPanel.depth')}
        unit="m"
        steps={depthClasses.map(({ fromM, hex }) => ({ label: `${fromM}`, color: hex }))}
      />
      <ul className="print-keys">
        <li>
          <svg aria-hidden="true" viewBox="0 0 28 12">
            <path d="M1 6h26" stroke={planInk.route} strokeWidth="4" />
          </svg>
          {t('responsePanel.print.legendRoute')}
        </li>
        <li>
          <svg aria-hidden="true" viewBox="0 0 28 12">
            <circle cx="14" cy="6" r="5" fill={planInk.shelter} />
          </svg>
          {t('responsePanel.print.legendShelter')}
        </li>
        <li>
          <svg aria-hidden="true" viewBox="0 0 28 12">
            <path d="M1 6h26" stroke={planInk.closed} strokeWidth="4" />
          </svg>
          {t('responsePanel.print.legendClosed')}
        </li>
      </ul>
    </>
  );
}

function PrintTables({ region, plan }: Omit<PageProps, 'data'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = usePlaceNames(region);
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const area = (groupId: string): string =>
    `${names.area(plan.groups.find(({ id }) => id === groupId)?.adminIndex ?? null) ?? ''} ${groupId}`.trim();
  const label = (id: string): string => t(`responsePanel.column.${id}`);
  const largest = plan.assignments.toSorted((a, b) => b.people - a.people).slice(0, printedRoutes);
  return (
    <>
      <PlainTable
        caption={t('responsePanel.plan.shelters')}
        head={[label('shelter'), label('state'), label('assigned'), label('capacity')]}
        textColumns={2}
        rows={plan.shelters
          .filter(({ assignedPeople, state }) => assignedPeople > 0 || state !== 'open')
          .map((load) => [
            names.facility(load.shelterId),
            t(`responsePanel.state.${load.state}`),
            number(load.assignedPeople),
            number(load.capacityPeople),
          ])}
      />
      {plan.shortfalls.length === 0 ? null : (
        <PlainTable
          caption={t('responsePanel.plan.shortfalls')}
          head={[label('from'), label('reason'), label('people'), label('lastSafe')]}
          textColumns={2}
          rows={plan.shortfalls.map((shortfall) => [
            area(shortfall.groupId),
            t(`responsePanel.plan.reason.${shortfall.reason}`),
            number(shortfall.people),
            shortfall.lastSafeDepartureS === null
              ? t('responsePanel.plan.neverSafe')
              : formatElapsed(shortfall.lastSafeDepartureS),
          ])}
        />
      )}
      <PlainTable
        caption={`${t('responsePanel.plan.routes')} — ${t('responsePanel.print.routesNote', { count: largest.length })}`}
        head={[label('from'), label('to'), label('people'), label('distance'), label('arrive')]}
        textColumns={2}
        rows={largest.map((one) => [
          area(one.groupId),
          names.facility(one.shelterId),
          number(one.people),
          number(one.distanceM / 1000, 2),
          formatElapsed(one.arriveS),
        ])}
      />
    </>
  );
}
