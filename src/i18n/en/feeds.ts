export const feedsEn = {
  cli: {
    feedParse: 'Reads a recorded body of a feed and writes its observations and alerts as JSON, one a line.',
    feedUnknownAdapter: 'Unknown adapter: {{adapter}}. Known: {{adapters}}.',
    feedUnknownWord: '{{option}} is {{came}}, which is unknown. Known: {{wanted}}.',
    feedNoInstant:
      '{{option}} is {{came}}, which is no time. Write it with its offset (2023-07-15T09:00+09:00).',
    feedRefusedMore: '{{count}} more records could not be read and were set aside.',
    rulesCheck:
      'Holds rules against a series of stage or rain and writes what would have alarmed, one a line.',
    rulesNoSeries: '{{file}} has no series.',
    rulesUnknown: '{{rule}} ({{station}}): {{times}} times cannot be told, as readings are missing.',
    rulesChecked: '{{rules}} rules would have alarmed {{episodes}} times.',
  },
  wanted: {
    number: 'a number',
    time: 'a date and time',
    text: 'text',
    'grid-cell': 'a cell of the forecast grid (nx 1 to 149, ny 1 to 253)',
    position: 'a longitude and latitude',
    range: 'a value that is possible',
    'known-word': 'a known word',
    'actual-message': 'an actual, exercise or test message (alert, update, cancel)',
    columns: 'as many cells as headings',
    'whole-row': 'a whole row that ends with "="',
  },
  fault: {
    'feed-file': 'File {{file}} cannot be read ({{reason}}).',
    'feed-too-large':
      'The body of {{bytes}} bytes is too large and was not read; up to {{maximumBytes}} are.',
    'feed-empty': 'The body is empty; the situation is unknown.',
    'feed-not-text':
      'Line {{line}} of the body holds bytes that are no {{encoding}} text; all of it was set aside.',
    'feed-not-json': 'The body is no whole JSON. It begins: {{beginning}}',
    'feed-xml-broken': 'The XML of the body is broken in line {{line}}; all of it was set aside.',
    'feed-xml-declares':
      'Line {{line}} of the body declares a document type or entities, which may do harm; it was not read.',
    'feed-too-deep': 'The body is nested deeper than {{maximum}} levels and was not read.',
    'feed-too-many': 'The body has too many items and was not read; up to {{maximum}} are.',
    'feed-shape': 'This is no body of this adapter. Wanted: {{wanted}}. Came: {{beginning}}',
    'feed-refused': 'The agency refused the request (code {{code}}: {{message}}); the situation is unknown.',
    'feed-no-data':
      'The agency says that it has no data (code {{code}}: {{message}}): unknown, which is not the same as no warning.',
    'feed-cap-version': 'This is no message of CAP 1.2 or 1.1. Its namespace: {{namespace}}.',
    'feed-record-missing': '{{record}}: "{{field}}" is missing; the record was set aside.',
    'feed-record-value':
      '{{record}}: "{{field}}" is {{came}}, which cannot be read; the record was set aside. Wanted: $t(feeds.wanted.{{wanted}}).',
    'feed-record-repeated': '{{record}}: it comes twice and differs; the first one counts.',
    'rules-unreadable': 'The rules are wrong at {{at}} (technical: {{reason}}).',
    'rules-twice': 'Rule {{rule}} stands there twice.',
    'rules-level':
      'The level {{level}} of rule {{rule}} is not on the ladder {{ladder}}; ladders are never mixed.',
    'rules-not-ascending':
      '{{upper}} is not above {{lower}}, a lower level. Criteria must rise with the level.',
  },
} as const;
