/** The list of scalars without the member if it has it, else with it at the end. */
export function toggle(list: unknown, member: string): string[] {
  const members = list as string[];
  return members.includes(member)
    ? members.filter((other) => other !== member)
    : [...members, member];
}
