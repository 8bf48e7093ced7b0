import { DEMO_STEP_MAX_MINUTES, type BodyOf, type demoApi } from '@wide-angle/shared';
import { IsInt, Max, Min } from 'class-validator';
import { assertExact } from '../../platform/http/dto.js';

/** Body of `demoApi.forward`. */
export class ForwardDto {
  @IsInt()
  @Min(1)
  @Max(DEMO_STEP_MAX_MINUTES)
  minutes: number;
}
assertExact<ForwardDto, BodyOf<typeof demoApi.forward>>();
