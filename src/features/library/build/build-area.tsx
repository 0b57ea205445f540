import { useMemo, useState } from 'react';
import { Group, Input, Label, SearchField, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { chooseBuildArea, editBuild } from '../../../actions/library/build/edit-build.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import { areaCatalogue, type NamedArea } from '../../../domain/region/areas/find-area.ts';
import { terrainBounds } from '../../../domain/region/build/chosen-inputs.ts';
import { type BoxDeg, boxSizeM, isBox, squareAround } from '../../../domain/region/build/region-box.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { Section } from '../../../ui/display/section.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { BuildMap } from './build-map.tsx';
import { type BuildView, koreaBox, viewOf } from './build-view.ts';

/** Where: on the map, by name or in numbers. */
export function BuildArea() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const box = useSlice('build', ({ form }) => form.boundsDeg);
  const chosen = useSlice('build', (build) => build.chosen);
  const [ownView, setOwnView] = useState<BuildView | null>(null);
  const covered = terrainBounds(chosen);
  const fitted = box !== null && isBox(box) ? box : (covered ?? koreaBox);
  const choose = (boundsDeg: BoxDeg, name?: NamedArea['name']): void =>
    void chooseBuildArea(session, ports, { boundsDeg, ...(name === undefined ? {} : { name }) });
  return (
    <Section title={t('buildPanel.place')}>
      <AreaSearch
        onArea={({ boundsDeg, name }) => {
          setOwnView(null);
          choose(boundsDeg, name);
        }}
      />
      <BuildMap
        box={box !== null && isBox(box) ? box : null}
        view={ownView ?? viewOf(fitted)}
        onView={setOwnView}
        onBox={(drawn) => choose(drawn)}
        onFit={() => setOwnView(null)}
      />
      {covered === null ? null : (
        <div className="button-row">
          <Button
            icon="fit"
            onPress={() => {
              setOwnView(null);
              choose(covered);
            }}
          >
            {t('buildPanel.fromTerrain')}
          </Button>
        </div>
      )}
      <AreaNumbers box={box} onBox={choose} />
    </Section>
  );
}

const mostFound = 8;

function AreaSearch({ onArea }: { onArea(area: NamedArea): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const areas = useSlice('build', ({ chosen }) => chosen.areas);
  const catalogue = useMemo(() => areaCatalogue(areas), [areas]);
  const [typed, setTyped] = useState('');
  if (areas.length === 0) return <p className="note">{t('buildPanel.areaNeedsFile')}</p>;
  const found = typed.trim() === '' ? [] : catalogue.find(typed, mostFound);
  return (
    <div className="build-search">
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label className="field-label">{t('buildPanel.areaSearch')}</Label>
        <Group className="field-input" data-wide="">
          <Input placeholder={t('buildPanel.areaExample')} />
        </Group>
      </SearchField>
      {typed.trim() !== '' && found.length === 0 ? (
        <p className="note" role="status">
          {t('buildPanel.areaNone')}
        </p>
      ) : null}
      {found.length === 0 ? null : (
        <ul className="build-found">
          {found.map((area) => (
            <li key={`${area.codeList.system}${area.code}`}>
              <Button
                tone="quiet"
                onPress={() => {
                  setTyped('');
                  onArea(area);
                }}
              >
                {area.path[language]}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const edges = ['west', 'south', 'east', 'north'] as const;

function AreaNumbers({ box, onBox }: { readonly box: BoxDeg | null; onBox(box: BoxDeg): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { name, cellSizeM } = useSlice('build', ({ form }) => form);
  const native = useSlice('build', ({ chosen }) => chosen.nativeCellSizeM);
  const shown = box ?? [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  const edit = (edge: number, degrees: number): void =>
    onBox(shown.map((old, k) => (k === edge ? degrees : old)) as unknown as BoxDeg);
  const [west, south, east, north] = shown as BoxDeg;
  const size = box !== null && isBox(box) ? boxSizeM(box) : null;
  const sideKm = size === null ? Number.NaN : Math.round(Math.max(size.widthM, size.heightM) / 100) / 10;
  return (
    <div className="build-numbers">
      {edges.map((edge, k) => (
        <NumberField
          key={edge}
          label={t(`buildPanel.${edge}`)}
          unit={k % 2 === 0 ? '°E' : '°N'}
          value={shown[k] as number}
          fractionDigits={5}
          onChange={(degrees) => edit(k, degrees)}
        />
      ))}
      <NumberField
        label={t('buildPanel.square')}
        unit="km"
        value={sideKm}
        fractionDigits={1}
        isDisabled={size === null}
        onChange={(km) => {
          if (km > 0) onBox(squareAround((west + east) / 2, (south + north) / 2, km));
        }}
      />
      <NumberField
        label={t('buildPanel.cellSize')}
        unit="m"
        value={cellSizeM}
        fractionDigits={1}
        info={t('buildPanel.cellInfo')}
        onChange={(sizeM) => editBuild(session, { cellSizeM: sizeM })}
      />
      <TextLine
        label={t('buildPanel.nameKo')}
        value={name.ko}
        onChange={(ko) => editBuild(session, { name: { ...name, ko } })}
      />
      <TextLine
        label={t('buildPanel.nameEn')}
        value={name.en}
        onChange={(en) => editBuild(session, { name: { ...name, en } })}
      />
      {native === null ? null : (
        <p className="note">{t('buildPanel.native', { size: formatNumber(native, language, 1) })}</p>
      )}
    </div>
  );
}

function TextLine({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}) {
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <Group className="field-input" data-wide="">
        <Input />
      </Group>
    </TextField>
  );
}
