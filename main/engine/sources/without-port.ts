/** `203.0.113.5:1234` and `[2001:db8::1]:1234` without their port; any other text as it is. */
export function withoutPort(address: string | null): string | null {
  if (address === null) return null;
  const match = /^\[([0-9a-f:.]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/i.exec(address);
  return match?.[1] ?? match?.[2] ?? address;
}
