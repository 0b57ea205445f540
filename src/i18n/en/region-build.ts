import type { regionBuildKo } from '../ko/region-build.ts';
import type { Messages } from '../messages.ts';

export const regionBuildEn: Messages<typeof regionBuildKo> = {
  content: {
    binary: 'a data file',
    json: 'JSON data',
    text: 'text data',
  },
  fault: {
    'build-box-invalid': 'This is no area. Four degrees are wanted, west below east and south below north.',
    'build-cell-size':
      'A cell size of {{cellSizeM}} m cannot be used. It must be above 0 and far below the shorter side of the area ({{sideM}} m).',
    'build-too-large':
      '{{columns, number}} × {{rows, number}} cells are too many (at most {{maximumCells, number}}). Use cells of {{fittingCellSizeM}} m or more, or sides of {{fittingSideKm}} km or less.',
    'build-offline':
      'There is no connection, so open data did not come ({{hosts}}). Building of files works.',
    'build-no-terrain':
      'Without terrain there is no region. Choose a terrain file (GeoTIFF, .hgt) or allow open terrain data.',
    'build-checks-failed': 'The region did not pass its checks and was not kept ({{findings}} faults).',
    'build-elsewhere': 'Another window is building a region. Try again when it is done.',
    'build-no-room':
      'There is no room for the downloads. Remove regions or downloads that are not needed (technical: {{reason}}).',
    'bytes-unreadable': '{{name}} could not be read (technical: {{reason}}).',
    'bytes-cut':
      '{{name}} ends early: {{wantedBytes}} bytes were wanted from byte {{startByte}}, {{cameBytes}} came.',
    'stage-not-kept':
      'What this step gave could not be kept, so the next build makes it anew (technical: {{reason}}).',
    'download-unreachable':
      'No connection to {{host}} (technical: {{reason}}). Without internet, build of files at hand, or set addresses inside your network (command line: --from, --sources). {{url}}',
    'download-not-found': 'The server has no such file (404). {{url}}',
    'download-refused': 'The server refused with status {{status}}. Check key and access rights. {{url}}',
    'download-busy':
      'The server is busy (status {{status}}) after {{attempts}} attempts. Run again later: it goes on where it stopped. {{url}}',
    'download-too-large':
      'The file is too large: {{cameBytes}} bytes, where this source has no more than {{mostBytes}}. {{url}}',
    'download-cut':
      'The connection was cut {{attempts}} times: {{cameBytes}} bytes came. Run again: it goes on where it stopped. {{url}}',
    'download-slow':
      'The connection brought fewer than {{leastBytesPerS}} bytes a second and was given up. Run again: it goes on where it stopped. {{url}}',
    'download-wrong-content':
      'Something else came instead of $t(regionBuild.content.{{wanted}}) ({{came}}): perhaps a sign-in or error page. {{url}}',
    'download-checksum': 'The file came damaged: sha256 {{came}}, wanted {{wanted}}. {{url}}',
    'download-no-ranges':
      'The server does not send parts of a file. It must support HTTP range requests. {{url}}',
    'download-changed': 'The file changed on the server while it was read. Run again. {{url}}',
    'download-cancelled': 'The download was cancelled. What came is kept. {{url}}',
    'sources-not-json': 'The settings of source addresses must be JSON (technical: {{reason}}).',
    'sources-field': 'In the settings of source addresses, ‘{{field}}’ is not right (technical: {{reason}}).',
    'sources-unknown': 'There is no source ‘{{id}}’. Known sources: {{known}}.',
    'sources-url': 'The address {{url}} of source ‘{{id}}’ is not right. Wanted: {{wanted}}.',
  },
};
