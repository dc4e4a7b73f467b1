import type { RuleSettings } from '../../../shared/detection.ts';

/** Sets one parameter of a rule; null gives back what the rule says. Rules without own values are not kept. */
export function withSetting(
  settings: RuleSettings,
  rule: string,
  name: string,
  value: string | null,
): RuleSettings {
  const { [rule]: before = {}, ...others } = settings;
  const { [name]: _, ...rest } = before;
  const own = value === null ? rest : { ...rest, [name]: value };
  return Object.keys(own).length === 0 ? others : { ...others, [rule]: own };
}
