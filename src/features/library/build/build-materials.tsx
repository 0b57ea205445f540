import { useTranslation } from 'react-i18next';
import {
  addBuildFiles,
  dropAllBuildFiles,
  dropBuildFile,
} from '../../../actions/library/build/choose-files.ts';
import { allowSource, setBuildNetwork } from '../../../actions/library/build/edit-build.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import type { ChosenInput } from '../../../domain/region/build/chosen-inputs.ts';
import type { OfferedSource } from '../../../domain/region/build/offered-source.ts';
import { unknownLicence } from '../../../domain/region/region.ts';
import { faultSentence } from '../../../i18n/fault-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { FileButton } from '../../../ui/controls/file-button.tsx';
import { Switch } from '../../../ui/controls/switch.tsx';
import { Callout } from '../../../ui/display/callout.tsx';
import { ProgressBar } from '../../../ui/display/progress-bar.tsx';
import { Section } from '../../../ui/display/section.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { useIsOnline } from './use-is-online.ts';

/** Of what: files of this machine, and open data of the network for what they lack. */
export function BuildMaterials() {
  const { t } = useTranslation();
  return (
    <Section title={t('buildPanel.materials')}>
      <ChosenFiles />
      <OpenData />
    </Section>
  );
}

function ChosenFiles() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const { chosen, isReading } = useSlice('build', (build) => build);
  const add = (files: readonly File[]): void =>
    void addBuildFiles(
      session,
      ports,
      files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file })),
    );
  const { inputs, faults } = chosen;
  return (
    <>
      <div className="button-row">
        <FileButton icon="open" multiple accept={[]} onFiles={add}>
          {t('buildPanel.chooseFiles')}
        </FileButton>
        <FileButton icon="open" wholeFolder accept={[]} onFiles={add}>
          {t('buildPanel.chooseFolder')}
        </FileButton>
        {inputs.length === 0 ? null : (
          <Button icon="trash" onPress={() => void dropAllBuildFiles(session, ports)}>
            {t('buildPanel.removeAll')}
          </Button>
        )}
      </div>
      <p className="note">{t('buildPanel.dropHere')}</p>
      {isReading ? <ProgressBar label={t('buildPanel.reading')} fraction={null} /> : null}
      {inputs.length === 0 ? (
        <p className="note">{t('buildPanel.noFiles')}</p>
      ) : (
        <table className="table plain-table build-files">
          <caption>{t('buildPanel.filesCaption', { count: inputs.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('buildPanel.file')}</th>
              <th scope="col">{t('buildPanel.gives')}</th>
              <th scope="col" className="number">
                {t('buildPanel.size')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {inputs.map((input) => (
              <FileRow key={input.name} input={input} />
            ))}
          </tbody>
        </table>
      )}
      {faults.map((fault) => (
        <Callout key={JSON.stringify(fault)} tone="warning">
          {faultSentence(t, fault)}
        </Callout>
      ))}
    </>
  );
}

function FileRow({ input: { name, role, source, sizeBytes } }: { readonly input: ChosenInput }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const licence = source?.licence === unknownLicence ? t('ui.licenceUnknown') : source?.licence;
  return (
    <tr {...(role === null ? { 'data-unused': '' } : {})}>
      <th scope="row">{name}</th>
      <td>
        {role === null ? t('buildPanel.unknownFile') : t(`buildPanel.role.${role}`)}
        {licence === undefined ? null : <div className="note">{licence}</div>}
      </td>
      <td className="number">{sizeText(sizeBytes, language)}</td>
      <td>
        <IconButton
          icon="close"
          label={t('buildPanel.removeFile', { name })}
          onPress={() => void dropBuildFile(session, ports, name)}
        />
      </td>
    </tr>
  );
}

function sizeText(bytes: number, language: 'ko' | 'en'): string {
  if (bytes < 1e3) return `${formatNumber(bytes, language)} B`;
  if (bytes < 1e5) return `${formatNumber(bytes / 1e3, language, 1)} kB`;
  return `${formatNumber(bytes / 1e6, language, bytes < 1e7 ? 1 : 0)} MB`;
}

function OpenData() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const isOnline = useIsOnline();
  const { form, offered, isOffering } = useSlice('build', (build) => build);
  return (
    <>
      <Switch
        isSelected={form.usesNetwork}
        onChange={(usesNetwork) => void setBuildNetwork(session, ports, usesNetwork)}
      >
        {t('buildPanel.network')}
      </Switch>
      {isOnline ? null : <Callout tone="warning">{t('buildPanel.offlineNow')}</Callout>}
      {form.usesNetwork ? <p className="note">{t('buildPanel.networkHow')}</p> : null}
      {form.usesNetwork && form.boundsDeg === null ? (
        <p className="note">{t('buildPanel.needsArea')}</p>
      ) : null}
      {form.usesNetwork && form.boundsDeg !== null && !isOffering && offered.length === 0 ? (
        <p className="note">{t('buildPanel.noOffers')}</p>
      ) : null}
      {offered.length === 0 ? null : (
        <ul className="build-sources">
          {offered.map((source, k) => (
            <SourceRow
              key={source.id}
              source={source}
              isFirst={offered.findIndex(({ role }) => role === source.role) === k}
              isAllowed={!form.refusedSourceIds.includes(source.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function SourceRow({
  source,
  isFirst,
  isAllowed,
}: {
  readonly source: OfferedSource;
  readonly isFirst: boolean;
  readonly isAllowed: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { id, role, name, host, licence, resolutionM, vintage, expectedBytes, mostBytes } = source;
  const size = (bytes: number): string =>
    formatNumber(Math.max(0.1, bytes / 1e6), language, bytes < 1e7 ? 1 : 0);
  const facts = [
    t('buildPanel.sourceLine', { licence, host }),
    resolutionM === null ? null : t('buildPanel.sourceResolution', { size: resolutionM }),
    vintage === null ? null : t('buildPanel.sourceVintage', { vintage }),
    expectedBytes === null
      ? t('buildPanel.atMost', { size: size(mostBytes) })
      : t('buildPanel.expected', { size: size(expectedBytes) }),
  ];
  return (
    <li>
      <Switch isSelected={isAllowed} onChange={(allowed) => allowSource(session, id, allowed)}>
        {`${t(`buildPanel.role.${role}`)} · ${isFirst ? t('buildPanel.first') : t('buildPanel.fallback')}: ${name[language]}`}
      </Switch>
      <div className="note">{facts.filter((fact) => fact !== null).join(' · ')}</div>
    </li>
  );
}
