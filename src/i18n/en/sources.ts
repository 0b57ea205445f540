export const sourcesEn = {
  fault: {
    'table-too-large':
      'File {{file}} of {{bytes}} bytes is too large; tables of up to {{maximumBytes}} bytes are read.',
    'table-not-text':
      'Line {{line}} of {{file}} holds bytes that are no text. If it is a spreadsheet, save it as CSV.',
    'table-encoding-mixed':
      'Line {{line}} of {{file}} is encoded otherwise than the rest. The whole file must be UTF-8 or the whole CP949 (EUC-KR).',
    'table-empty': '{{file}} is empty.',
    'table-column-missing': '{{file}} lacks a needed column ({{wanted}}). Headings read: {{came}}.',
    'table-column-twice':
      '{{file}} has the column "{{heading}}" twice, so it cannot be told which one is meant.',
    'table-quote-open':
      'A quote in row {{row}} of {{file}} does not close as it should; the rows behind it could not be trusted and were not read.',
    'table-too-many-rows': '{{file}} has too many rows; up to {{maximumRows}} are read.',
    'table-no-good-row': 'No row of {{file}} can be used; all {{refused}} are wrong (first: row {{row}}).',
    'row-cells': 'Row {{row}}: {{came}} cells; {{wanted}} are wanted.',
    'row-quotes': 'Row {{row}}: the quotes are wrong.',
    'row-missing': 'Row {{row}}: "{{column}}" is missing.',
    'row-no-number': 'Row {{row}}: "{{column}}" is {{came}}, which is no number.',
    'row-no-time': 'Row {{row}}: "{{column}}" is {{came}}, which is no date and time.',
    'row-range': 'Row {{row}}: "{{column}}" is {{came}}; it must lie between {{from}} and {{to}}.',
    'row-word': 'Row {{row}}: "{{column}}" is {{came}}, which is unknown. Known: {{wanted}}.',
    'row-too-long': 'Row {{row}}: "{{column}}" has {{came}} characters; up to {{maximum}} are read.',
    'row-no-place': 'Row {{row}}: there are no coordinates.',
    'row-places-differ': 'Row {{row}}: the two systems give places {{distanceM}} m apart.',
    'row-closed': 'Row {{row}}: the facility is no longer in use.',
    'row-repeated': 'Row {{row}}: it repeats row {{firstRow}} with another value.',
    'row-geometry': 'Shape {{row}}: it is {{came}}; it must be {{wanted}}.',
    'place-crs-unknown': 'The system {{came}} of {{file}} is unknown here. Known EPSG codes: {{knownEpsg}}.',
    'place-crs-doubtful':
      'In EPSG:{{epsg}}, {{places}} places of {{file}} lie outside the country. Name the right system (likely: EPSG:{{likelyEpsg}}).',
    'place-file-unreadable': 'File {{file}} cannot be read. Wanted: {{wanted}} (technical: {{reason}}).',
    'place-too-many': '{{file}} has too many records; up to {{maximum}} are read.',
    'boundary-unreadable':
      'Boundary file {{file}} cannot be read. Wanted: {{wanted}} (technical: {{reason}}).',
    'boundary-too-large':
      'Boundary file {{file}} of {{bytes}} bytes is too large; up to {{maximumBytes}} are read.',
    'boundary-no-code': 'The areas of {{file}} have no code. Properties found: {{came}}. Wanted: {{wanted}}.',
    'boundary-code-system':
      'It cannot be told to which list the code {{came}} of {{file}} belongs. Lists: {{wanted}}.',
    'boundary-position':
      'The point ({{x}}, {{y}}) of area {{code}} in {{file}} cannot be a longitude and latitude.',
    'boundary-none': 'No area of {{file}} can be used; all {{refused}} are wrong.',
    'source-rows-refused': '{{file}}: {{refused}} rows were wrong and left out, {{kept}} were read.',
    'source-coordinates-swapped':
      '{{file}}: longitude and latitude of {{places}} places were exchanged, and were put right.',
    'source-merged': '{{file}}: {{places}} places that stand for the same facility were joined.',
    'source-capacity-unknown':
      '{{file}}: {{places}} places have neither capacity nor area; they are shown as unknown and no plan uses them.',
  },
} as const;
