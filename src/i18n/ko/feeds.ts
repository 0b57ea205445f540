/** Sentences about feeds, rules and alerts. */
export const feedsKo = {
  cli: {
    feedParse: '받아 둔 수신 자료를 읽어 관측값과 경보를 한 줄에 하나씩 JSON으로 씁니다.',
    feedUnknownAdapter: '모르는 어댑터입니다: {{adapter}}. 쓸 수 있는 것: {{adapters}}.',
    feedUnknownWord: '{{option}} 값 {{came}}을(를) 모릅니다. 쓸 수 있는 값: {{wanted}}.',
    feedNoInstant:
      '{{option}} 값 {{came}}은(는) 시각이 아닙니다. 시간대를 붙여 적어 주세요(예: 2023-07-15T09:00+09:00).',
    feedRefusedMore: '그 밖에 {{count}}건을 더 읽을 수 없어 뺐습니다.',
    rulesCheck: '규칙을 수위·비 시계열에 대어 보고 언제 경보가 났을지를 한 줄에 하나씩 JSON으로 씁니다.',
    rulesNoSeries: '{{file}}에 시계열이 없습니다.',
    rulesUnknown: '{{rule}} ({{station}}): 빠진 값 때문에 {{times}}개 시각은 확인할 수 없습니다.',
    rulesChecked: '규칙 {{rules}}개를 대어 보아 {{episodes}}번 경보가 났을 것입니다.',
  },
  wanted: {
    number: '숫자',
    time: '날짜와 시각',
    text: '글',
    'grid-cell': '예보 격자 번호(nx 1~149, ny 1~253)',
    position: '경도와 위도',
    range: '가능한 범위의 값',
    'known-word': '아는 낱말',
    'actual-message': '실제·훈련·시험 통보(발표, 갱신, 취소)',
    columns: '제목 줄과 같은 수의 칸',
    'whole-row': '‘=’로 끝나는 온전한 줄',
  },
  fault: {
    'feed-file': '{{file}} 파일을 읽을 수 없습니다({{reason}}).',
    'feed-too-large':
      '수신 자료가 {{bytes}}바이트로 너무 커서 읽지 않았습니다. {{maximumBytes}}바이트까지 읽습니다.',
    'feed-empty': '수신 자료가 비어 있습니다. 상황을 확인할 수 없습니다.',
    'feed-not-text':
      '수신 자료의 {{line}}번째 줄에 {{encoding}} 글자가 아닌 바이트가 있어 전체를 따로 두었습니다.',
    'feed-not-json': '수신 자료가 온전한 JSON이 아닙니다. 처음 부분: {{beginning}}',
    'feed-xml-broken': '수신 자료의 {{line}}번째 줄에서 XML 문법이 어긋나 전체를 따로 두었습니다.',
    'feed-xml-declares':
      '수신 자료의 {{line}}번째 줄에 XML 문서 형식이나 개체 선언이 있습니다. 위험할 수 있어 읽지 않았습니다.',
    'feed-too-deep': '수신 자료가 {{maximum}}단계보다 깊게 겹쳐 있어 읽지 않았습니다.',
    'feed-too-many': '수신 자료에 항목이 너무 많아 읽지 않았습니다. {{maximum}}개까지 읽습니다.',
    'feed-shape': '이 어댑터의 자료가 아닙니다. 필요한 것: {{wanted}}. 받은 것: {{beginning}}',
    'feed-refused': '제공 기관이 요청을 거절했습니다(코드 {{code}}: {{message}}). 상황을 확인할 수 없습니다.',
    'feed-no-data':
      '제공 기관에 자료가 없다고 합니다(코드 {{code}}: {{message}}). 특보나 값이 없다는 뜻이 아니라 확인할 수 없다는 뜻입니다.',
    'feed-cap-version': 'CAP 1.2나 1.1 통보가 아닙니다. 받은 이름공간: {{namespace}}.',
    'feed-record-missing': '{{record}}: ‘{{field}}’ 값이 없어 따로 두었습니다.',
    'feed-record-value':
      '{{record}}: ‘{{field}}’ 값 {{came}}을(를) 읽을 수 없어 따로 두었습니다. 필요한 것: $t(feeds.wanted.{{wanted}}).',
    'feed-record-repeated': '{{record}}: 같은 것이 다른 내용으로 두 번 들어 있어 먼저 온 것만 읽었습니다.',
    'rules-unreadable': '규칙 파일의 {{at}}이(가) 맞지 않습니다(기술 정보: {{reason}}).',
    'rules-twice': '규칙 {{rule}}이(가) 두 번 들어 있습니다.',
    'rules-level':
      '규칙 {{rule}}의 단계 {{level}}은(는) {{ladder}} 단계표에 없습니다. 단계표는 섞어 쓸 수 없습니다.',
    'rules-not-ascending':
      '{{upper}}의 기준이 아래 단계인 {{lower}}보다 높지 않습니다. 기준은 단계가 오를수록 커야 합니다.',
  },
} as const;
