/** Counts requests and how long they took, and writes both as Prometheus text (format 0.0.4). */
export interface Metrics {
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  /** `gauges` are read at the moment of asking: name without prefix, help, value. */
  text(gauges: readonly Gauge[]): string;
}

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

/** Upper bounds in seconds; searches take milliseconds, exports seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Timing {
  readonly buckets: number[];
  sum: number;
  count: number;
}

export function createMetrics(startedAt: number = Date.now()): Metrics {
  const requests = new Map<string, number>();
  const timings = new Map<string, Timing>();
  return {
    observe({ method, route, status, seconds }) {
      const labels = `method="${method}",route="${route}"`;
      const key = `${labels},status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const timing = timings.get(labels) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
      timings.set(labels, timing);
      timing.sum += seconds;
      timing.count++;
      const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) timing.buckets[bucket]!++;
    },
    text(gauges) {
      return `${[
        ...head('http_requests_total', 'Requests answered, by route and status.', 'counter'),
        ...[...requests].map(
          ([labels, value]) => `dateline_http_requests_total{${labels}} ${value}`,
        ),
        ...head('http_request_duration_seconds', 'Time to answer, by route.', 'histogram'),
        ...[...timings].flatMap(([labels, timing]) => histogram(labels, timing)),
        ...gauges.flatMap(({ name, help, value }) => [
          ...head(name, help, 'gauge'),
          `dateline_${name} ${value}`,
        ]),
        ...processLines(startedAt),
      ].join('\n')}\n`;
    },
  };
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP dateline_${name} ${help}`, `# TYPE dateline_${name} ${type}`];
}

/** Prometheus buckets are cumulative. */
function histogram(labels: string, { buckets, sum, count }: Timing): string[] {
  const name = 'dateline_http_request_duration_seconds';
  let total = 0;
  return [
    ...buckets.map((hits, i) => {
      total += hits;
      return `${name}_bucket{${labels},le="${BOUNDS[i]}"} ${total}`;
    }),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

function processLines(startedAt: number): string[] {
  const { user, system } = process.cpuUsage();
  return [
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# TYPE process_start_time_seconds gauge',
    `process_start_time_seconds ${startedAt / 1_000}`,
  ];
}
