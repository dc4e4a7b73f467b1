import { Alert } from '@mantine/core';
import { useLiveRefusal } from './use-connections.ts';

/** Says why nothing is asked of any tenant here and how it is allowed; nothing where it is. */
export function LiveRefusal() {
  const refusal = useLiveRefusal();
  if (refusal === null) return null;
  return (
    <Alert color="yellow" title="No tenant is called" m="sm" py="xs" role="note">
      {refusal} Everything that was pulled before can be read here.
    </Alert>
  );
}
