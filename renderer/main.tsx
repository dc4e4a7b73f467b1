import '@mantine/core/styles.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { commands } from './app/commands.ts';
import { followDrops } from './app/follow-drops.ts';
import { followHost } from './app/follow-host.ts';
import { followMenu } from './app/menu-commands.ts';
import { tellUnsaved } from './app/tell-unsaved.ts';
import { tellTrouble, wordsOf } from './app/trouble-notice.ts';
import { connect } from './engine/connection.ts';
import { adoptPulls } from './features/connections/adopt-pulls.ts';
import { followWaiting } from './features/import/waiting-archives.ts';
import { keepDrafts } from './features/marks/keep-drafts.ts';
import { keepStepDrafts } from './features/playbooks/keep-step-drafts.ts';
import { followAddress } from './state/address.ts';
import { useAnswered } from './state/answered.ts';
import { followQuestions } from './state/ask.ts';
import { resumeCase } from './state/case-session.ts';
import { followJobs } from './state/follow-jobs.ts';
import { followOwnFolders } from './state/own-folders.ts';
import { recoverCase } from './state/recover-case.ts';
import { followSettings } from './state/settings.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('The page has no place for the application.');

try {
  await connect(() => useAnswered.setState({ gone: true }));
  await followSettings(tellTrouble);
  await followOwnFolders(tellTrouble);
  keepDrafts(sessionStorage, tellTrouble);
  keepStepDrafts(sessionStorage, tellTrouble);
  followAddress();
  createRoot(page).render(<App />);
  await followJobs(tellTrouble);
  adoptPulls();
  followWaiting();
  followDrops();
  followHost(commands);
  tellUnsaved(tellTrouble);
  const recovered = await resumeCase().finally(() => followMenu(commands, tellTrouble));
  followQuestions();
  if (recovered !== null) await recoverCase(recovered);
} catch (error) {
  if (page.childElementCount === 0) page.textContent = wordsOf(error);
  else tellTrouble(error);
}
