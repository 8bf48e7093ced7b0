import { Injectable, ValidationPipe } from '@nestjs/common';
import { fieldSentences } from './field-sentences.js';
import { ProblemError } from './problem-error.js';

/**
 * Checks bodies and queries against their DTO classes: unknown fields are refused, and what is wrong is told field by
 * field (`input.invalid` with `fields`).
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) =>
        new ProblemError('input.invalid', {}, { fields: fieldSentences(errors) }),
    });
  }
}
