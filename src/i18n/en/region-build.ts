import type { regionBuildKo } from '../ko/region-build.ts';
import type { Messages } from '../messages.ts';

export const regionBuildEn: Messages<typeof regionBuildKo> = {
  content: {
    binary: 'a data file',
    json: 'JSON data',
    text: 'text data',
  },
  fault: {
    'bytes-unreadable': '{{name}} could not be read (technical: {{reason}}).',
    'bytes-cut':
      '{{name}} ends early: {{wantedBytes}} bytes were wanted from byte {{startByte}}, {{cameBytes}} came.',
    'stage-not-kept':
      'What this step gave could not be kept, so the next build makes it anew (technical: {{reason}}).',
    'download-unreachable':
      'No connection to {{host}} (technical: {{reason}}). Without internet, give a folder of files with --from or an address inside your network with --sources. {{url}}',
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
