import { expect, test } from 'vitest';
import { createMetrics } from '../../src/server/metrics.ts';

test('counts by route and status, and puts times into cumulative buckets', () => {
  const metrics = createMetrics(1_700_000_000_000);
  const request = { method: 'GET', route: '/v1/search', status: 200 };
  for (const seconds of [0.0005, 0.004, 0.2, 60]) metrics.observe({ ...request, seconds });
  metrics.observe({ ...request, status: 400, seconds: 0.001 });
  const lines = metrics.text([{ name: 'documents', help: 'Documents.', value: 7 }]).split('\n');
  const labels = 'method="GET",route="/v1/search"';
  expect(lines).toContain(`dateline_http_requests_total{${labels},status="200"} 4`);
  expect(lines).toContain(`dateline_http_requests_total{${labels},status="400"} 1`);
  const bucket = (le: string) =>
    lines
      .find((line) => line.includes(`bucket{${labels},le="${le}"}`))
      ?.split(' ')
      .at(-1);
  expect(['0.001', '0.0025', '0.005', '0.25', '10', '+Inf'].map(bucket)).toEqual([
    '2',
    '2',
    '3',
    '4',
    '4',
    '5',
  ]);
  expect(lines).toContain(`dateline_http_request_duration_seconds_count{${labels}} 5`);
  expect(lines).toContain('dateline_documents 7');
  expect(lines).toContain('process_start_time_seconds 1700000000');
});

test('every line is a comment or a sample, and every metric is declared once', () => {
  const metrics = createMetrics();
  metrics.observe({ method: 'GET', route: '/a', status: 200, seconds: 1 });
  metrics.observe({ method: 'POST', route: '/b', status: 500, seconds: 1 });
  const lines = metrics.text([]).trimEnd().split('\n');
  const sample = /^[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? [\d.e+-]+$/;
  expect(lines.filter((line) => !line.startsWith('#') && !sample.test(line))).toEqual([]);
  const types = lines.filter((line) => line.startsWith('# TYPE'));
  expect(new Set(types).size).toBe(types.length);
});
