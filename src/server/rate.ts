/** Requests per second on the long run, and how many may come at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Asks to let one request of an address pass: 0, or the seconds to wait. */
export type Limiter = (address: string) => number;

/** Addresses remembered; beyond that the one unseen for longest starts afresh. */
const MOST = 20_000;

/** A token bucket for each address. IPv6 addresses count by their /64, which one subscriber has whole. */
export function createLimiter(rate: Rate, now: () => number = Date.now): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (address) => {
    const at = now();
    const id = subscriber(address);
    const old = buckets.get(id) ?? { tokens: rate.burst, at };
    const tokens = Math.min(rate.burst, old.tokens + ((at - old.at) / 1_000) * rate.perSecond);
    buckets.delete(id);
    if (buckets.size >= MOST) buckets.delete(buckets.keys().next().value!);
    buckets.set(id, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / rate.perSecond));
  };
}

function subscriber(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  while (tail !== undefined && groups.length + rest.length < 8) groups.push('0');
  return [...groups, ...rest].slice(0, 4).join(':');
}
