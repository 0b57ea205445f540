export const journalEn = {
  cli: {
    journalVerify: 'Checks the hash chain, order and form of a journal file.',
    journalExport: 'Writes the sound entries of a journal file as a new one (standard output).',
    journalReplay: 'Takes a journal to an instant and prints the state there with its hash.',
    journalWhole: '{{name}}: all {{entries}} entries hold. Last seal {{head}}',
    journalKept: '{{name}}: {{entries}} entries before the fault can be read. Last seal {{head}}',
    journalUnnamed: 'journal without a name',
    journalFileMissing: 'Cannot read {{path}} (technical: {{reason}}).',
    journalBadTime:
      '--to {{came}} is no time. Write it like 2023-07-15T08:40 or 2023-07-15T08:40+09:00; without an offset it is Korean time.',
  },
  problem: {
    'not-utf8': 'it has bytes that are no UTF-8',
    'too-long': '{{came}} characters are more than the {{wanted}} allowed',
    'not-json': 'it is no JSON: {{came}}',
    'not-canonical': 'it is not as it was written (RFC 8785): {{came}}',
    'wrong-field': '‘{{field}}’ is {{came}}; wanted: {{wanted}}',
    'wrong-hash': 'its content was changed; hash written {{came}}, hash of the content {{wanted}}',
    'wrong-seal': 'its server time was changed; seal written {{came}}, seal computed {{wanted}}',
    'wrong-mode': 'its mode is {{came}} in a journal that is {{wanted}}',
    'wrong-order': 'its number is {{came}} and should be {{wanted}}',
    'wrong-link':
      'it does not follow the entry before; seal written {{came}}, seal of the entry before {{wanted}}',
    'id-twice': 'an earlier entry bears its id {{came}}',
    'wrong-role': 'it bears the role {{came}} but came in as {{wanted}}',
    missing: 'it was stored and is gone',
    'event-unknown': 'its event is not known: {{came}}',
    'event-newer': 'version {{came}} of its event is newer than the {{wanted}} that this program knows',
    'event-invalid': '‘{{field}}’ of its event is {{came}}; wanted: {{wanted}}',
  },
  fault: {
    'journal-file-empty': 'The journal file is empty. Its first line must be a header.',
    'journal-header-bad':
      'The first line (header) of the journal file is wrong: ‘{{field}}’ {{came}}; wanted: {{wanted}}.',
    'journal-version-unknown':
      'The journal format is version {{came}}. This program reads version {{wanted}} only.',
    'journal-cut':
      'The journal was cut short: {{found}} of {{promised}} entries are whole, and {{cutBytes}} bytes of an unfinished one follow.',
    'journal-too-many': 'The header counts {{promised}} entries, but there are {{found}}.',
    'journal-head-wrong': 'The header gives the last seal as {{came}}, but the last entry has {{wanted}}.',
    'journal-entry-bad': 'Entry {{position}} is wrong: $t(journal.problem.{{problem}}).',
    'journal-closed': 'Not recorded: the journal is closed. Open it again.',
    'journal-storage-full':
      'Not recorded: storage is full. Free space, or export the journal, and record again.',
    'journal-storage-failed': "Could not use this browser's storage for the journal (technical: {{reason}}).",
    'journal-server-refused': 'The journal server does not accept user {{user}}. Check name and password.',
    'journal-publish-denied': 'Not recorded: user {{user}} may not write to {{subject}}.',
    'journal-draft-invalid': 'Not recorded: ‘{{field}}’ is {{came}}; wanted: {{wanted}}.',
    'journal-draft-too-large':
      'Not recorded: {{characters}} characters are more than the {{maximum}} allowed. Write it in parts.',
  },
} as const;
