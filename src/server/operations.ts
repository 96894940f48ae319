import type { Metrics } from './metrics.ts';
import type { Operation } from './operation.ts';
import { curationOperations } from './operations/curation.ts';
import { documentOperations } from './operations/documents.ts';
import { entityOperations } from './operations/entities.ts';
import { searchOperations } from './operations/search.ts';
import { metricsOperation, serviceOperations } from './operations/service.ts';

/** All operations, in the order of the documentation. `lastCommit` is in seconds since 1970. */
export function operationsOf(
  metrics: Metrics,
  lastCommit: () => number | undefined,
): readonly Operation[] {
  return [
    ...searchOperations,
    ...documentOperations,
    ...entityOperations,
    ...curationOperations,
    ...serviceOperations,
    metricsOperation(metrics, lastCommit),
  ];
}
