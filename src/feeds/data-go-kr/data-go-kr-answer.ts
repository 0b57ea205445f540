import { groupBy } from '../../core/group-by.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { plainWord } from '../body/plain-text.ts';
import { beginningOf, parseJson, readText } from '../body/read-body.ts';
import { fieldOf, isObject, RecordFields } from '../body/record-fields.ts';
import type { FeedPage } from '../feed-adapter.ts';
import type { FeedFault } from '../feed-fault.ts';
import { pageOf } from '../page-of.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';

export interface DataGoKrAnswer {
  readonly items: readonly unknown[];
  readonly page: FeedPage | null;
}

/**
 * The items of an answer of data.go.kr, as JSON or XML. Refusals arrive as HTTP 200, and those of the portal itself as XML
 * whatever was asked for. `03` (no data) is a fault: the agency does not know, which is not "nothing".
 */
export function readDataGoKr(body: Uint8Array): Result<DataGoKrAnswer, FeedFault> {
  const text = readText(body);
  if (!text.ok) return text;
  const json = text.value.trimStart().startsWith('<') ? readXmlAnswer(body) : parseJson(text.value);
  if (!json.ok) return json;
  const response = fieldOf(json.value, 'response');
  const header = new RecordFields(fieldOf(response, 'header'), 'header');
  const code = header.word('resultCode');
  const message = header.word('resultMsg') ?? '';
  if (code === null) {
    const beginning = beginningOf(text.value);
    return fail({ kind: 'feed-shape', wanted: '{ response: { header: { resultCode }, body } }', beginning });
  }
  if (/^0*3$/.test(code)) return fail({ kind: 'feed-no-data', code, message });
  if (!/^0+$/.test(code)) return fail({ kind: 'feed-refused', code, message });
  const inner = fieldOf(response, 'body');
  const item = fieldOf(inner, 'items', 'item');
  const items = Array.isArray(item) ? item : isObject(item) ? [item] : [];
  return items.length === 0
    ? fail({ kind: 'feed-no-data', code, message })
    : ok({ items, page: pageOf(inner) });
}

/** An answer of XML in the shape of the JSON one; a refusal of the portal in the shape of one of the agency. */
function readXmlAnswer(body: Uint8Array): Result<unknown, FeedFault> {
  const root = readXml(body);
  if (!root.ok) return root;
  const shape = plainValue(root.value);
  if (root.value.name === 'OpenAPI_ServiceResponse') {
    const header = fieldOf(shape, 'cmmMsgHeader');
    const code = plainWord(String(fieldOf(header, 'returnReasonCode') ?? ''));
    const words = ['returnAuthMsg', 'errMsg'].map((field) => fieldOf(header, field));
    return fail({
      kind: 'feed-refused',
      code,
      message: plainWord(words.filter((word) => word !== undefined).join(', ')),
    });
  }
  return ok({ [root.value.name]: shape });
}

/** Children by name, lists where a name repeats, and the text of elements without children. */
function plainValue(element: XmlElement): unknown {
  if (element.children.length === 0) return element.text;
  const named = groupBy(element.children, ({ name }) => name);
  return Object.fromEntries(
    [...named].map(([name, children]) => {
      const values = children.map(plainValue);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
