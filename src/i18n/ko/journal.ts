export const journalKo = {
  cli: {
    journalVerify: '기록 파일의 해시 사슬, 순서, 형식을 검사합니다.',
    journalExport: '기록 파일에서 온전한 항목을 새 기록 파일로 씁니다(표준 출력).',
    journalReplay: '기록을 그 시각까지 되돌려 상태와 그 해시를 씁니다.',
    journalWhole: '{{name}}: 항목 {{entries}}건이 모두 온전합니다. 마지막 봉인 {{head}}',
    journalKept: '{{name}}: 잘못된 곳 앞의 항목 {{entries}}건은 읽을 수 있습니다. 마지막 봉인 {{head}}',
    journalUnnamed: '이름 모를 기록',
    journalFileMissing: '{{path}} 파일을 읽을 수 없습니다(기술 정보: {{reason}}).',
    journalBadTime:
      '--to {{came}}은(는) 시각이 아닙니다. 2023-07-15T08:40, 2023-07-15T08:40+09:00처럼 쓰세요. 시간대가 없으면 한국 시각입니다.',
  },
  problem: {
    'not-utf8': 'UTF-8이 아닌 바이트가 있습니다',
    'too-long': '길이 {{came}}자는 한도 {{wanted}}자를 넘습니다',
    'not-json': 'JSON이 아닙니다: {{came}}',
    'not-canonical': '쓸 때의 모습(RFC 8785)이 아닙니다: {{came}}',
    'wrong-field': '‘{{field}}’ 값이 {{came}}입니다. 있어야 할 값: {{wanted}}',
    'wrong-hash': '내용이 바뀌었습니다. 적힌 해시 {{came}}, 내용의 해시 {{wanted}}',
    'wrong-seal': '서버 시각이 바뀌었습니다. 적힌 봉인 {{came}}, 계산한 봉인 {{wanted}}',
    'wrong-mode': '종류가 {{came}}입니다. 이 기록은 {{wanted}}입니다',
    'wrong-order': '번호가 {{came}}입니다. {{wanted}}이어야 합니다',
    'wrong-link': '앞 항목과 이어지지 않습니다. 적힌 봉인 {{came}}, 앞 항목의 봉인 {{wanted}}',
    'id-twice': 'id {{came}}이(가) 앞에 이미 있습니다',
    'wrong-role': '역할 {{came}}(으)로 적혔지만 {{wanted}}의 길로 들어왔습니다',
    missing: '저장되었던 항목이 사라졌습니다',
    'event-unknown': '모르는 사건입니다: {{came}}',
    'event-newer': '사건 형식 버전 {{came}}은(는) 이 프로그램이 아는 {{wanted}}보다 새것입니다',
    'event-invalid': '사건의 ‘{{field}}’ 값이 {{came}}입니다. 있어야 할 값: {{wanted}}',
  },
  fault: {
    'journal-file-empty': '기록 파일이 비어 있습니다. 첫 줄에 머리말이 있어야 합니다.',
    'journal-header-bad':
      '기록 파일의 첫 줄(머리말)이 잘못되었습니다: ‘{{field}}’ {{came}}. 있어야 할 값: {{wanted}}.',
    'journal-version-unknown': '기록 형식 버전이 {{came}}입니다. 이 프로그램은 버전 {{wanted}}만 읽습니다.',
    'journal-cut':
      '기록이 중간에 끊겼습니다: 항목 {{promised}}건 가운데 {{found}}건만 온전하고, 쓰다 만 {{cutBytes}}바이트가 있습니다.',
    'journal-too-many': '머리말에는 항목이 {{promised}}건인데 {{found}}건이 있습니다.',
    'journal-head-wrong': '머리말의 마지막 봉인은 {{came}}인데 마지막 항목의 봉인은 {{wanted}}입니다.',
    'journal-entry-bad': '{{position}}번째 항목이 잘못되었습니다: $t(journal.problem.{{problem}}).',
    'journal-closed': '기록이 닫혀 있어 적지 못했습니다. 다시 열고 적으세요.',
    'journal-storage-full':
      '저장 공간이 모자라 기록하지 못했습니다. 공간을 비우거나 기록을 내보낸 뒤 다시 적으세요.',
    'journal-storage-failed': '이 브라우저의 저장소에 기록하지 못했습니다(기술 정보: {{reason}}).',
    'journal-server-refused':
      '기록 서버가 사용자 {{user}}을(를) 받아들이지 않습니다. 이름과 비밀번호를 확인하세요.',
    'journal-publish-denied': '기록하지 못했습니다: 사용자 {{user}}은(는) {{subject}}에 쓸 권한이 없습니다.',
    'journal-draft-invalid':
      '기록하지 못했습니다: ‘{{field}}’ 값이 {{came}}입니다. 있어야 할 값: {{wanted}}.',
    'journal-draft-too-large':
      '기록하지 못했습니다: 길이 {{characters}}자가 한도 {{maximum}}자를 넘습니다. 나누어 적으세요.',
  },
} as const;
