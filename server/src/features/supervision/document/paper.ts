import type { Instant } from '@wide-angle/shared';
import { friendlyTime, localDate, numberText } from '@wide-angle/shared';

/** A ticket as the document lists it: nothing of it tells who reported, or from which dwelling. */
export interface PaperTicket {
  readonly number: string;
  readonly estateName: string;
  readonly categoryName: string;
  readonly submittedAt: Instant;
}

/** What the document is made of. */
export interface PaperSource {
  readonly issuerName: string;
  readonly issuerPhone: string | null;
  /** The bureau, where it is not the issuer itself: a late reply comes up to it. */
  readonly bureauName: string | null;
  readonly addresseeName: string;
  /** Offices that get a copy. */
  readonly copies: readonly string[];
  readonly number: string;
  readonly demand: string;
  readonly issuedAt: Instant;
  readonly dueAt: Instant;
  readonly tickets: readonly PaperTicket[];
  /** Address of the order, for the code that opens it; null where the installation does not know its own. */
  readonly link: string | null;
}

/** The document in words, part by part in the order of GB/T 9704-2012. */
export interface Paper {
  readonly issuerName: string;
  readonly number: string;
  readonly title: string;
  /** The title again, in parts between which a line may end. */
  readonly titlePhrases: readonly string[];
  readonly addressee: string;
  readonly body: readonly string[];
  /** Head and rows of the list of tickets; null where the body names the only one. */
  readonly list: PaperList | null;
  readonly date: string;
  /** In round brackets under the date; null where there is nothing to say. */
  readonly note: string | null;
  readonly copies: string | null;
  readonly printed: string;
  readonly link: string | null;
}

export interface PaperList {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** It stands on a page of its own, as an annex; else in the body. */
  readonly isAnnex: boolean;
}

/** So many tickets still stand in a table on the first page; more go to the annex on its back. */
export const TICKETS_ON_PAGE = 5;

/** Longest names in titles and tables, in characters; longer ones end in an ellipsis. */
const NAME_MAX = 24;
const OFFICE_MAX = 40;
const COPIES_MAX = 6;

/**
 * Puts the document into words.
 * @param onPage how many tickets may stand in a table on the first page
 */
export function paperOf(source: PaperSource, onPage: number = TICKETS_ON_PAGE): Paper {
  const { tickets, issuedAt } = source;
  const titlePhrases = ['关于限期办理', ...subjectOf(tickets), '督办通知'];
  return {
    issuerName: short(source.issuerName, OFFICE_MAX),
    number: source.number,
    title: titlePhrases.join(''),
    titlePhrases,
    addressee: `${short(source.addresseeName, OFFICE_MAX)}：`,
    body: bodyOf(source, onPage),
    list: tickets.length > 1 ? listOf(tickets, onPage) : null,
    date: dateText(issuedAt),
    note: source.issuerPhone ? `（联系电话：${source.issuerPhone}）` : null,
    copies: source.copies.length > 0 ? copiesText(source.copies) : null,
    printed: `${dateText(issuedAt)}印发`,
    link: source.link,
  };
}

/** At most six offices by name: the others are in the same area and read the order where it is kept. */
function copiesText(copies: readonly string[]): string {
  const named = copies.slice(0, COPIES_MAX).map((name) => short(name, NAME_MAX));
  return `抄送：${named.join('，')}${copies.length > COPIES_MAX ? '等' : ''}。`;
}

function subjectOf(tickets: readonly PaperTicket[]): string[] {
  const [first] = tickets;
  if (!first) return ['诉求的'];
  const others = tickets.length > 1 ? `等${tickets.length}件` : '';
  return [short(first.estateName), `“${short(first.categoryName)}”`, `${others}诉求的`];
}

function bodyOf({ tickets, demand, dueAt, bureauName }: PaperSource, onPage: number): string[] {
  const due = `${dateText(dueAt)}${clockText(dueAt)}`;
  const up = bureauName
    ? `逾期一个工作日仍未回复的，本单升级至${bureauName}督办。`
    : '逾期未回复的，如实记录在案。';
  return [
    `${occasionOf(tickets, onPage)}现予督办，要求如下：`,
    demand,
    `请于${due}前书面回复办理结果，并附办理情况的佐证材料。${up}`,
  ];
}

function occasionOf(tickets: readonly PaperTicket[], onPage: number): string {
  const [first] = tickets;
  if (tickets.length !== 1 || !first) {
    const where = tickets.length > onPage ? '见附件' : '见下表';
    return `你单位承办的群众诉求共${tickets.length}件（${where}），`;
  }
  const { estateName, categoryName, number, submittedAt } = first;
  return `你单位承办的${short(estateName)}“${short(categoryName)}”诉求（编号${wholeNumber(number)}，${dateText(submittedAt)}上报），`;
}

function listOf(tickets: readonly PaperTicket[], onPage: number): PaperList {
  return {
    title: `督办工单清单（共${tickets.length}件）`,
    head: ['序号', '工单编号', '小区', '事项', '上报日期'],
    rows: tickets.map(({ number, estateName, categoryName, submittedAt }, index) => [
      String(index + 1),
      wholeNumber(number),
      short(estateName),
      short(categoryName),
      dateText(submittedAt),
    ]),
    isAnnex: tickets.length > onPage,
  };
}

function short(name: string, max: number = NAME_MAX): string {
  const characters = Array.from(name);
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : name;
}

/** The number as people read it, which no line breaks. */
function wholeNumber(number: string): string {
  return numberText(number).replace(' ', '\u00a0');
}

/** `2026年11月22日`: in Arabic figures and without leading noughts, as the standard wants. */
function dateText(at: Instant): string {
  const [year, month, day] = localDate(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `16:30` in Asia/Shanghai. */
function clockText(at: Instant): string {
  return friendlyTime(at, at).slice(-5);
}
