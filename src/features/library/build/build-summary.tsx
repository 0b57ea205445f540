import { useTranslation } from 'react-i18next';
import { forgetDownloads } from '../../../actions/library/build/kept-downloads.ts';
import { runBuild } from '../../../actions/library/build/run-build.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import { terrainBounds } from '../../../domain/region/build/chosen-inputs.ts';
import type { InputRole } from '../../../domain/region/build/input-role.ts';
import { boxFault, gridOfBox, sharedBox } from '../../../domain/region/build/region-box.ts';
import { faultSentence } from '../../../i18n/fault-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { BuildHere } from '../../../store/build-here.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Callout } from '../../../ui/display/callout.tsx';
import { type Fact, Facts } from '../../../ui/display/facts.tsx';
import { Section } from '../../../ui/display/section.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { expectedDownload, layersWithoutGiver } from './expected-layers.ts';

/** How large it gets, what comes over the network and what is missing; then the start. */
export function BuildSummary() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const build = useSlice('build', (state) => state);
  const { run, isReading, isOffering } = build;
  const refusal = useRefusal(build);
  return (
    <Section title={t('buildPanel.estimate')}>
      <Facts facts={useEstimate(build)} />
      {refusal === null ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      {run.status === 'cancelled' ? <Callout tone="info">{t('buildPanel.cancelled')}</Callout> : null}
      <div className="button-row">
        <Button
          tone="main"
          icon="play"
          isDisabled={refusal !== null || isReading || isOffering}
          onPress={() => void runBuild(session, ports)}
        >
          {run.status === 'cancelled' ? t('buildPanel.again') : t('buildPanel.go')}
        </Button>
        {(build.kept?.files ?? 0) > 0 ? (
          <Button icon="trash" onPress={() => void forgetDownloads(session, ports)}>
            {t('buildPanel.forget')}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

/** Roles that the chosen files and the allowed data sets give. */
const rolesAtHand = ({ form, chosen, offered }: BuildHere): readonly InputRole[] => [
  ...chosen.inputs.flatMap(({ role }) => (role === null ? [] : [role])),
  ...(form.usesNetwork
    ? offered.filter(({ id }) => !form.refusedSourceIds.includes(id)).map(({ role }) => role)
    : []),
];

/** Why it cannot begin, or null. */
function useRefusal(build: BuildHere): string | null {
  const { t } = useTranslation();
  const { form } = build;
  if (form.boundsDeg === null) return t('buildPanel.needsArea');
  const fault = boxFault(form.boundsDeg, form.cellSizeM);
  if (fault !== null) return faultSentence(t, fault);
  return rolesAtHand(build).includes('terrain') || build.isOffering ? null : t('buildPanel.needsTerrain');
}

function useEstimate(build: BuildHere): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const megabytes = (bytes: number): string =>
    number(Math.max(bytes === 0 ? 0 : 0.1, bytes / 1e6), bytes < 1e7 ? 1 : 0);
  const { form, chosen, offered, kept } = build;
  const covered = terrainBounds(chosen);
  const box =
    form.boundsDeg === null || covered === null ? form.boundsDeg : sharedBox(form.boundsDeg, covered);
  const grid = box === null ? null : gridOfBox(box, form.cellSizeM);
  const roles = rolesAtHand(build);
  const missing = layersWithoutGiver(roles).map((stage) => t(`buildPanel.step.${stage}`));
  const { sources, knownBytes, unknown, mostBytes } = expectedDownload(offered, form.refusedSourceIds);
  const download = (): string => {
    if (!form.usesNetwork || sources.length === 0) return t('buildPanel.downloadNone');
    const known = megabytes(knownBytes);
    if (unknown === 0) return t('buildPanel.downloadKnown', { size: known });
    return t('buildPanel.downloadPartly', { known, unknown, most: megabytes(mostBytes) });
  };
  return [
    {
      label: t('buildPanel.extent'),
      value:
        grid === null
          ? null
          : t('buildPanel.extentValue', {
              width: number(grid.widthM / 1000, 1),
              height: number(grid.heightM / 1000, 1),
            }),
    },
    {
      label: t('buildPanel.gridSize'),
      value:
        grid === null
          ? null
          : t('buildPanel.gridValue', {
              columns: number(grid.columns),
              rows: number(grid.rows),
              cells: number(grid.cells),
            }),
    },
    { label: t('buildPanel.download'), value: download() },
    {
      label: t('buildPanel.missing'),
      value: missing.length === 0 ? t('buildPanel.missingNone') : missing.join(', '),
    },
    ...(kept === null || kept.files === 0
      ? []
      : [
          {
            label: t('buildPanel.kept'),
            value: t('buildPanel.keptValue', { files: number(kept.files), size: megabytes(kept.bytes) }),
          },
        ]),
  ];
}
