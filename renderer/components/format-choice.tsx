import { Radio, Stack } from '@mantine/core';

/** In which of some formats a file is written, each with what it is good for. */
export function FormatChoice<Format extends string>({
  formats,
  value,
  onFormat,
}: {
  formats: Readonly<Record<Format, { label: string; about: string }>>;
  value: Format;
  onFormat: (format: Format) => void;
}) {
  const all = Object.keys(formats) as Format[];
  return (
    <Radio.Group
      label="Format"
      value={value}
      onChange={(chosen) => {
        const format = all.find((each) => each === chosen);
        if (format !== undefined) onFormat(format);
      }}
    >
      <Stack gap={4} mt={4}>
        {all.map((each) => (
          <Radio
            key={each}
            value={each}
            label={formats[each].label}
            description={formats[each].about}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
