import { createTheme, Drawer, Modal, NavLink, Tooltip } from '@mantine/core';

const overlay = {
  lockScroll: false,
  transitionProps: { duration: 0 },
  closeButtonProps: { 'aria-label': 'Close' },
};

/**
 * Dense and calm: small type, small corners, no movement. Overlays do not lock scrolling: that would put a
 * style element into the page, which its content policy refuses.
 */
export const theme = createTheme({
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace',
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: overlay }),
    Drawer: Drawer.extend({ defaultProps: overlay }),
    // What is chosen stays as it is under the mouse: darker, its words would be hard to read.
    NavLink: NavLink.extend({
      vars: (_theme, { active }) => ({
        root: active === true ? { '--nl-hover': 'var(--mantine-primary-color-light)' } : {},
        children: {},
      }),
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
});
