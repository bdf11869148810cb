/** All commits of the demonstration in the order of time. */
import { adoptionInSpring } from './adoptionInSpring.ts';
import { adoptionInWinter } from './adoptionInWinter.ts';
import { backoffModule } from './backoffModule.ts';
import { cartWork } from './cartWork.ts';
import { contracts } from './contracts.ts';
import { deviceWork } from './deviceWork.ts';
import { featureSteps } from './features.ts';
import { foundation } from './foundation.ts';
import { httpClient } from './httpClient.ts';
import { indexWork } from './indexWork.ts';
import { logger } from './logger.ts';
import { orderWork } from './orderWork.ts';
import { pipelines } from './pipelines.ts';
import { queryWork } from './queryWork.ts';
import { schema } from './schema.ts';
import { screenWork } from './screenWork.ts';
import { sessions } from './sessions.ts';
import type { Step } from './step.ts';
import { upkeep } from './upkeep.ts';

const stories: readonly Step[] = [
  ...foundation,
  ...schema,
  ...logger,
  ...backoffModule,
  ...httpClient,
  ...pipelines,
  ...adoptionInWinter,
  ...adoptionInSpring,
  ...sessions,
  ...contracts,
  ...featureSteps([
    ...cartWork,
    ...orderWork,
    ...queryWork,
    ...indexWork,
    ...screenWork,
    ...deviceWork,
  ]),
  ...upkeep,
];

/** Sorting is stable: within a day, the order is that of the stories. */
export const steps: readonly Step[] = stories.toSorted((a, b) =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
);
