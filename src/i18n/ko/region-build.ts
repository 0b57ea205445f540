export const regionBuildKo = {
  content: {
    binary: '자료 파일',
    json: 'JSON 자료',
    text: '글 자료',
  },
  fault: {
    'build-box-invalid':
      '만들 범위가 아닙니다. 서쪽이 동쪽보다, 남쪽이 북쪽보다 작은 경도와 위도 네 개가 있어야 합니다.',
    'build-cell-size':
      '격자 크기 {{cellSizeM}} m로는 만들 수 없습니다. 0보다 크고 범위의 짧은 변({{sideM}} m)보다 훨씬 작아야 합니다.',
    'build-too-large':
      '{{columns, number}} × {{rows, number}}칸은 너무 큽니다({{maximumCells, number}}칸까지). 격자를 {{fittingCellSizeM}} m 이상으로 키우거나 한 변을 {{fittingSideKm}} km 이하로 줄이세요.',
    'build-offline':
      '인터넷에 연결할 수 없어 공개 자료를 받지 못했습니다({{hosts}}). 파일로 만드는 것은 됩니다.',
    'build-no-terrain':
      '지형이 없어 지역을 만들 수 없습니다. 지형 파일(GeoTIFF, .hgt)을 고르거나 지형 공개 자료를 켜 주세요.',
    'build-checks-failed': '만든 지역이 검사를 통과하지 못해 보관하지 않았습니다(잘못된 것 {{findings}}건).',
    'build-elsewhere': '다른 창에서 지역을 만들고 있습니다. 그 일이 끝난 뒤에 다시 해 주세요.',
    'build-no-room':
      '받은 자료를 둘 공간이 모자랍니다. 쓰지 않는 지역이나 받아 둔 자료를 지워 주세요(기술 정보: {{reason}}).',
    'bytes-unreadable': '{{name}}을(를) 읽지 못했습니다(기술 정보: {{reason}}).',
    'bytes-cut':
      '{{name}}이(가) 중간에 끊겼습니다: {{startByte}}바이트부터 {{wantedBytes}}바이트가 있어야 하는데 {{cameBytes}}바이트뿐입니다.',
    'stage-not-kept': '이 단계의 결과를 보관하지 못해 다음에 다시 계산합니다(기술 정보: {{reason}}).',
    'download-unreachable':
      '{{host}}에 연결하지 못했습니다(기술 정보: {{reason}}). 인터넷이 없는 곳이면 가진 파일로 만들거나 내부 주소를 정해 주세요(명령줄 --from, --sources). {{url}}',
    'download-not-found': '서버에 그런 파일이 없습니다(404). {{url}}',
    'download-refused': '서버가 상태 {{status}}(으)로 거절했습니다. 키나 접근 권한을 확인해 주세요. {{url}}',
    'download-busy':
      '서버가 바쁩니다(상태 {{status}}). {{attempts}}번 시도했습니다. 잠시 뒤 다시 실행하면 이어받습니다. {{url}}',
    'download-too-large':
      '파일이 {{cameBytes}}바이트로 너무 큽니다. 이 자료는 {{mostBytes}}바이트를 넘지 않아야 합니다. {{url}}',
    'download-cut':
      '받는 중 연결이 {{attempts}}번 끊겼습니다: {{cameBytes}}바이트까지 받았습니다. 다시 실행하면 이어받습니다. {{url}}',
    'download-slow':
      '연결이 초당 {{leastBytesPerS}}바이트보다 느려 그만두었습니다. 다시 실행하면 이어받습니다. {{url}}',
    'download-wrong-content':
      '$t(regionBuild.content.{{wanted}}) 대신 다른 것이 왔습니다({{came}}). 로그인 화면이나 오류 안내일 수 있습니다. {{url}}',
    'download-checksum': '받은 파일이 깨졌습니다: sha256 {{came}}, 있어야 할 값 {{wanted}}. {{url}}',
    'download-no-ranges':
      '서버가 파일을 나누어 주지 않습니다. 나누어 읽기(HTTP Range)를 지원해야 합니다. {{url}}',
    'download-changed': '읽는 동안 서버의 파일이 바뀌었습니다. 다시 실행해 주세요. {{url}}',
    'download-cancelled': '받기를 취소했습니다. 받은 부분은 남아 있습니다. {{url}}',
    'sources-not-json': '자료 주소 설정은 JSON이어야 합니다(기술 정보: {{reason}}).',
    'sources-field': '자료 주소 설정의 ‘{{field}}’ 항목이 맞지 않습니다(기술 정보: {{reason}}).',
    'sources-unknown': '자료 ‘{{id}}’을(를) 모릅니다. 아는 자료: {{known}}.',
    'sources-url': '자료 ‘{{id}}’의 주소 {{url}}이(가) 맞지 않습니다. 있어야 할 모양: {{wanted}}.',
  },
} as const;
