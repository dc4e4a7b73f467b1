import { TrailcaseError } from '../../../shared/errors.ts';
import {
  type HostCallName,
  type HostParamsOf,
  type HostResultOf,
  hostContract,
} from '../../../shared/host.ts';

/** Answers each call of the host's contract, with parameters that were validated. */
export type HostAnswers = {
  [N in HostCallName]: (params: HostParamsOf<N>) => HostResultOf<N> | Promise<HostResultOf<N>>;
};

/** Answers one call. Fails with `bad-request` for parameters that are not those of the contract. */
export async function answerHost(
  answers: HostAnswers,
  name: HostCallName,
  given: unknown,
): Promise<unknown> {
  const checked = hostContract[name].params.safeParse(given);
  if (!checked.success) {
    const places = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new TrailcaseError('bad-request', `${name} was called wrongly: ${places.join('; ')}.`);
  }
  return await answers[name](checked.data as never);
}
