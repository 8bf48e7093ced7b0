import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { endWith, prepareParts } from './bootstrap.js';
import { openMigratedDatabase } from './platform/database/open-database.js';
import { recountAll } from './recount-all.js';

/** Makes anew whatever is counted, from the tickets and their histories (docs/operations.md), while no server runs. */
async function recount(): Promise<void> {
  const app = await NestFactory.createApplicationContext(
    AppModule.of(await prepareParts(openMigratedDatabase)),
    { abortOnError: false, logger: ['error', 'warn'] },
  );
  await recountAll(app, (line) => process.stdout.write(`${line}\n`));
  await app.close();
}

recount().catch(endWith);
