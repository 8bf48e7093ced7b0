import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { endWith, prepareParts } from './bootstrap.js';
import { FillCrowd, writeCrowd } from './features/demo/index.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';

const BATCH = 20_000;
/** Rows of one transaction, where the crowd is inserted and not loaded from files. */
const SMALL_BATCH = 1_000;

/**
 * Fills the empty database of a demo (DEMO=1) with a crowd of tickets, for benchmarks (`npm run bench -- generate`).
 * CROWD: how many. CROWD_OPEN=1: none that has ended, and nothing but what timers need: no words to be found by, no statistics, no
 * orders. CROWD_FOLDER: write them as files there instead, one line on the standard output for each batch, whose loading is the
 * caller's; `CROWD=0` then counts what was loaded and tells of it.
 */
async function fill(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.of(await prepareParts()), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const { CROWD = '0', CROWD_OPEN, CROWD_FOLDER } = process.env;
  const crowd = app.get(FillCrowd);
  const size = { total: Number(CROWD), isAllOpen: CROWD_OPEN === '1' };
  if (CROWD_FOLDER) {
    const isFound = !size.isAllOpen;
    await crowd.run(size, BATCH, files(CROWD_FOLDER, app.get(UnitOfWork), isFound));
  } else {
    if (size.total > 0) await crowd.run(size, SMALL_BATCH);
    await finish(crowd, size.isAllOpen);
  }
  await app.close();
}

async function finish(crowd: FillCrowd, isForTimers: boolean): Promise<void> {
  await crowd.countLists();
  if (isForTimers) return;
  await crowd.countStatistics();
  await crowd.tell();
}

function files(
  folder: string,
  { reader }: UnitOfWork,
  isFound: boolean,
): Parameters<FillCrowd['run']>[2] {
  let batches = 0;
  return async (batch) => {
    const name = String(batches++).padStart(4, '0');
    const told = JSON.stringify(writeCrowd(reader, folder, name, { batch, isFound }));
    // Waits for a reader that is behind, so that the files do not pile up unseen.
    await new Promise((resolve) => process.stdout.write(`${told}\n`, resolve));
  };
}

fill().catch(endWith);
