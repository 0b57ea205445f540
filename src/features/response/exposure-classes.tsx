import { useTranslation } from 'react-i18next';
import type { ExposureTotals } from '../../domain/exposure/exposure.ts';
import { buildingDepthClasses } from '../../domain/hazard/depth-ramp.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber } from '../../ui/format.ts';

/** Buildings and people by how deep the water stands at them, with a bar as long as the share of people. */
export function ExposureClasses({ totals }: { readonly totals: ExposureTotals }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { buildingsByClass, peopleByClass } = totals;
  if (buildingsByClass === null) return null;
  const most = Math.max(1, ...(peopleByClass ?? buildingsByClass));
  return (
    <Section title={t('responsePanel.byClass')}>
      <table className="table plain-table">
        <thead>
          <tr>
            <th scope="col">{t('responsePanel.classColumn')}</th>
            <th scope="col" className="number">
              {t('responsePanel.buildingsColumn')}
            </th>
            <th scope="col" className="number">
              {t('responsePanel.peopleColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {buildingDepthClasses.map(({ fromM, toM, hex }, index) => {
            const people = peopleByClass?.[index] ?? null;
            const share = ((people ?? buildingsByClass[index] ?? 0) / most) * 100;
            return (
              <tr key={fromM}>
                <th scope="row">
                  <span className="class-name">
                    {toM === null
                      ? t('responsePanel.classFrom', { from: fromM })
                      : t('responsePanel.classBetween', { from: fromM, to: toM })}
                  </span>
                  <span className="class-bar" style={{ width: `${share}%`, background: hex }} />
                </th>
                <td className="number">{formatNumber(buildingsByClass[index] ?? 0, language)}</td>
                <td className="number">
                  {people === null ? t('ui.unknown') : formatNumber(people, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
