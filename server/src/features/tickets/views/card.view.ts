import type {
  Actor,
  FollowUp,
  MediaView,
  PressingLimit,
  Reckoning,
  Relation,
  TicketCard,
  TicketScope,
} from '@wide-angle/shared';
import { categoryOf, maySee, relationsOf, toIso, toIsoOrNull } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Media } from '../../media/index.js';
import { Policies } from '../../organizations/index.js';
import type { CardRow } from './card-row.js';
import { NameFinder, type Names } from './names.js';

/** First words of a report that a row of a list shows. */
const EXCERPT_MAX = 60;

/** What the cards of a page need beside their rows. */
export interface CardContext {
  readonly names: Names;
  readonly reckoning: Reckoning;
  readonly relations: ReadonlySet<Relation>;
  readonly thumbnail: MediaView | undefined;
}

/** Rows of lists as their viewer may see them. */
@Injectable()
export class CardViews {
  constructor(
    @Inject(NameFinder) private readonly nameFinder: NameFinder,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Media) private readonly media: Media,
  ) {}

  /**
   * Cards of rows, in their order. All names and pictures of the page cost four queries, however long it is.
   * @param scope of the list they come from; says what a resident is to them
   */
  async of(actor: Actor, rows: readonly CardRow[], scope: TicketScope): Promise<TicketCard[]> {
    if (rows.length === 0) return [];
    const [names, thumbnails, reckonings] = await Promise.all([
      this.namesOf(rows),
      this.media.views(rows.flatMap((row) => row.mediaIds.slice(0, 1))),
      this.reckoningsOf(rows),
    ]);
    const ties = { joined: scope === 'reported', neighbour: true };
    return rows.map((row) =>
      cardOf(row, {
        names,
        reckoning: reckonings.get(versionKey(row)) as Reckoning,
        relations: relationsOf(actor, row, ties),
        thumbnail: thumbnails.get(row.mediaIds[0] ?? ''),
      }),
    );
  }

  private namesOf(rows: readonly CardRow[]): Promise<Names> {
    return this.nameFinder.find({
      organizations: rows.map((row) => row.responsibleId),
      estates: rows.map((row) => row.estateId),
      people: rows.map((row) => row.handlerId),
    });
  }

  private async reckoningsOf(rows: readonly CardRow[]): Promise<ReadonlyMap<string, Reckoning>> {
    const byKey = new Map(rows.map((row) => [versionKey(row), row]));
    const entries = [...byKey].map(
      async ([key, row]) =>
        [key, await this.policies.version(row.bureauId, row.policyVersion)] as const,
    );
    return new Map(await Promise.all(entries));
  }
}

function versionKey(row: Pick<CardRow, 'bureauId' | 'policyVersion'>): string {
  return `${row.bureauId}/${row.policyVersion}`;
}

/** One row as a card. */
export function cardOf(row: CardRow, context: CardContext): TicketCard {
  const { names, reckoning, relations, thumbnail } = context;
  const category = categoryOf(reckoning.policy, row.categoryCode);
  const field = { relations, ticket: row, isInHome: category.inHome };
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    tier: row.tier,
    round: row.round,
    categoryCode: row.categoryCode,
    categoryName: category.name,
    categoryIcon: category.icon,
    classCode: row.classCode,
    estateId: row.estateId,
    estateName: names.estate(row.estateId),
    place: row.place,
    excerpt: excerptOf(row.text),
    thumbnailUrl: thumbnail ? (thumbnail.thumbnailUrl ?? thumbnail.url) : null,
    submittedAt: toIso(row.submittedAt),
    limit: maySee(field, 'followUp') && row.followUp ? callOf(row.followUp) : limitOf(row),
    card: row.card,
    isLate: row.isLate,
    appealedAt: maySee(field, 'lateness') ? toIsoOrNull(row.appealedAt) : null,
    responsibleId: row.responsibleId,
    responsibleName: names.organization(row.responsibleId),
    handlerName:
      row.handlerId !== null && maySee(field, 'handlerName')
        ? names.worker(row.handlerId, row.responsibleId)
        : null,
    joinerCount: row.joinerCount,
  };
}

function limitOf({ limitKind, limitDueAt }: CardRow): PressingLimit | null {
  return limitKind && limitDueAt !== null ? { kind: limitKind, dueAt: toIso(limitDueAt) } : null;
}

/** After the close offices see by when the owner is to be called. */
function callOf({ dueAt }: FollowUp): PressingLimit {
  return { kind: 'followUp', dueAt: toIso(dueAt) };
}

/** The first words on one line; never half an emoji. */
function excerptOf(text: string): string {
  const characters = Array.from(text.slice(0, 4 * EXCERPT_MAX).replace(/\s+/g, ' '));
  return characters.length > EXCERPT_MAX
    ? `${characters.slice(0, EXCERPT_MAX).join('')}…`
    : characters.join('');
}
