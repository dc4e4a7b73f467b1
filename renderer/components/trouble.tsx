import { Alert, Button } from '@mantine/core';

/** Something failed here: in the engine's words, with a way to try again where there is one. */
export function Trouble({ message, again }: { message: string; again?: () => void }) {
  return (
    <Alert color="red" title="That did not work" role="alert" m="sm">
      {message}
      {again === undefined ? null : (
        <Button mt="xs" size="compact-sm" variant="default" onClick={again}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
