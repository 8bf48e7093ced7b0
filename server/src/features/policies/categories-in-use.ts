import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ticket } from '../tickets/index.js';

/** Which categories a bureau cannot remove. */
@Injectable()
export class CategoriesInUse {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Codes of categories of the bureau's tickets that have not ended. Read from an index, however many there are. */
  async of(bureauId: string): Promise<string[]> {
    const rows = await this.unitOfWork.reader
      .createQueryBuilder(Ticket, 'ticket')
      .select('ticket.categoryCode', 'code')
      .distinct()
      .where('ticket.bureauId = :bureauId AND ticket.isOpen = :isOpen', { bureauId, isOpen: true })
      .getRawMany<{ code: string }>();
    return rows.map(({ code }) => code).sort();
  }
}
