import type { ActionBodies } from '@wide-angle/shared';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { assertExact, Moment } from '../../../platform/http/dto.js';
import { RecategoriseDto } from './overseeing.dto.js';
import { MediaIds, WithDecisionDto, WithReasonDto } from './parts.js';

/*
 * Bodies of the company's requests and of the decisions on them.
 */

/** Far above every cap of a category, which the rules know. */
const AMOUNT_MAX = 1_000;

export class RequestExtensionDto extends WithReasonDto {
  @MediaIds()
  mediaIds?: string[];

  @IsInt()
  @Min(1)
  @Max(AMOUNT_MAX)
  amount: number;
}
assertExact<RequestExtensionDto, ActionBodies['requestExtension']>();

export class DecideExtensionDto extends WithDecisionDto {}
assertExact<DecideExtensionDto, ActionBodies['decideExtension']>();

export class RequestShelvingDto extends WithReasonDto {
  @MediaIds()
  mediaIds?: string[];

  @Moment()
  until: string;
}
assertExact<RequestShelvingDto, ActionBodies['requestShelving']>();

export class DecideShelvingDto extends WithDecisionDto {}
assertExact<DecideShelvingDto, ActionBodies['decideShelving']>();

export class RequestRecategoriseDto extends RecategoriseDto {}
assertExact<RequestRecategoriseDto, ActionBodies['requestRecategorise']>();

export class DecideRecategoriseDto extends WithDecisionDto {}
assertExact<DecideRecategoriseDto, ActionBodies['decideRecategorise']>();

/** As the ticket's view gives it, e.g. `1-overall-1`. */
const LATENESS_ID = /^[\w-]{1,40}$/;

export class AppealDto extends WithReasonDto {
  @MediaIds()
  mediaIds?: string[];

  @IsString()
  @Matches(LATENESS_ID)
  latenessId: string;
}
assertExact<AppealDto, ActionBodies['appeal']>();

export class DecideAppealDto extends WithDecisionDto {
  @IsString()
  @Matches(LATENESS_ID)
  latenessId: string;
}
assertExact<DecideAppealDto, ActionBodies['decideAppeal']>();
