import { createClient, statisticsApi } from '@wide-angle/shared';
import { transport } from '../platform/request';

/** Statistics as typed functions; here rather than with the others, so that owners do not load them. */
export const numbersApi = createClient(statisticsApi, transport);
