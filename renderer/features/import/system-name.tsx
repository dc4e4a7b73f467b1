import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type DraftFile, unnamedSystem } from '../../state/import-draft.ts';
import { readAs } from './looked-at.ts';

/** The system that records are said to be of which a mapping reads: their ids are compared within it. */
export function SystemName({ file }: { file: DraftFile }) {
  const { system } = file.reading;
  const [written, setWritten] = useState<string | null>(null);
  const take = () => {
    setWritten(null);
    const name = written?.trim() ?? '';
    if (written === null || name === (system ?? '')) return;
    void readAs(file, { system: name === '' ? null : name });
  };
  return (
    <TextInput
      size="xs"
      w={360}
      mt="xs"
      label="Name of their system"
      description="Records of the same system, kind and id are the same record."
      placeholder={unnamedSystem}
      maxLength={200}
      value={written ?? system ?? ''}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
