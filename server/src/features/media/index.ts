import { MediaRow } from './media.entity.js';
import { Media1700000004001 } from './media.migration.js';

export { Media, type MediaCounts } from './media.js';
export { MediaModule } from './media.module.js';
export { AdoptPictures, type Adoption } from './use-cases/adopt-pictures.js';

export const entities = [MediaRow];
export const migrations = [Media1700000004001];
