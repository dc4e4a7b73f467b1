/**
 * What Authgear's documentation says of its activity types, by the type of the event; an activity type of
 * the API is the same in capitals with `_` for `.`. Source: Authgear's page on the audit log.
 */
const documented: Readonly<Record<string, string>> = {
  'authentication.identity.anonymous.failed': 'Anonymous user authentication failed',
  'authentication.identity.biometric.failed': 'Authentication with biometric failed',
  'authentication.identity.login_id.failed':
    "A user's login attempt failed because the email or user ID provided is not found",
  'authentication.primary.oob_otp_email.failed':
    'Authentication using the OTP sent via email failed',
  'authentication.primary.oob_otp_sms.failed': 'Authentication using the OTP sent via SMS failed',
  'authentication.primary.password.failed':
    'A user entered an invalid password during a login attempt',
  'authentication.secondary.oob_otp_email.failed': '2FA via email failed',
  'authentication.secondary.oob_otp_sms.failed': '2FA via SMS failed',
  'authentication.secondary.password.failed': 'Secondary authentication using password failed',
  'authentication.secondary.recovery_code.failed': 'Recovery code verification failed',
  'authentication.secondary.totp.failed': 'A 2FA attempt failed',
  'identity.biometric.disabled': 'Biometric login is disabled by a user or an admin',
  'identity.biometric.enabled': 'User enabled biometric login',
  'identity.email.added': 'A user or admin added a new email to an existing user',
  'identity.email.removed': "An email address was removed from an existing user's profile",
  'identity.email.updated': 'A user updated their email address',
  'identity.oauth.connected': 'A profile is linked to OAuth',
  'identity.oauth.disconnected': 'A profile is unlinked from OAuth',
  'identity.phone.added': 'A user or admin added a new phone number to an existing user',
  'identity.phone.removed': "A phone number was removed from an existing user's profile",
  'identity.phone.updated': 'A user updated their phone number',
  'identity.username.added': 'A user or admin added a new username to an existing user',
  'identity.username.removed': 'A user or admin removed the username for a user',
  'identity.username.updated': 'The username for a user was updated',
  'user.anonymous.promoted':
    'This event is triggered when an anonymous user is promoted to a normal user',
  'user.authenticated': 'Successful user sign-in',
  'user.created': 'A new user successfully registered',
  'user.deleted': 'A user account is deleted',
  'user.deletion_scheduled': 'A user account deletion is scheduled',
  'user.deletion_unscheduled': 'A previously scheduled user deletion is unscheduled',
  'user.disabled':
    'User account disabled. An admin disabling a users account can trigger this event',
  'user.profile.updated': 'A user updated details like their profile name, gender and more',
  'user.reenabled': 'A user account that was previously disabled is enabled',
  'user.session.terminated': 'An active user session is terminated',
  'user.signed_out': 'A user that was signed in logged out',
  'whatsapp.otp.verified': 'User completed a verification process using WhatsApp to receive OTP',
  'sms.sent': 'An SMS notification like OTP was sent to a user',
  'email.sent': 'An email notice like verification code was sent to a user',
};

/** Types of the server that the page does not list, in our own words. */
const others: Readonly<Record<string, string>> = {
  'user.reauthenticated': 'A user proved again who they are',
  'user.anonymization_scheduled': 'The anonymisation of a user is scheduled',
  'user.anonymization_unscheduled': 'A scheduled anonymisation of a user is called off',
  'user.anonymized': 'A user is anonymised',
  'bot_protection.verification.failed': 'A verification against bots failed',
  'authentication.blocked': 'An authentication was blocked',
  'rate_limit.blocked': 'A request was blocked by a rate limit',
  'usage.alert.triggered': 'A limit of usage was reached',
  'fraud_protection.decision_recorded': 'The fraud protection made a decision',
  'm2m.token.created': 'A token was given to a machine client',
  'identity.email.verified': 'An email address was verified',
  'identity.email.unverified': 'An email address counts as unverified again',
  'identity.phone.verified': 'A phone number was verified',
  'identity.phone.unverified': 'A phone number counts as unverified again',
  'whatsapp.sent': 'A WhatsApp message like OTP was sent to a user',
  'project.app.created': 'A project was created',
  'project.app.updated': 'The configuration of a project was changed',
  'project.app.secret.viewed': 'Secrets of a project were viewed',
  'project.billing.checkout.created': 'A checkout for a plan was begun',
  'project.billing.subscription.cancelled': 'The subscription of a project was cancelled',
  'project.billing.subscription.status.updated': 'The status of a subscription changed',
  'project.billing.subscription.updated': 'The subscription of a project was changed',
  'project.collaborator.deleted': 'A collaborator was removed from a project',
  'project.collaborator.invitation.accepted': 'An invitation to a project was accepted',
  'project.collaborator.invitation.created': 'Somebody was invited to a project',
  'project.collaborator.invitation.deleted': 'An invitation to a project was withdrawn',
  'project.domain.created': 'A domain was added to a project',
  'project.domain.deleted': 'A domain was removed from a project',
  'project.domain.verified': 'A domain of a project was verified',
};

const known = new Map(
  Object.entries({ ...others, ...documented }).map(([type, words]) => [folded(type), words]),
);

/** What an event's type, or an activity type of the API, means; null where nothing is known of it. */
export function activityWords(type: string | null): string | null {
  if (type === null) return null;
  const key = folded(type);
  const words = known.get(key);
  if (words !== undefined) return words;
  const mutation = /^admin_api_mutation_(.+)_executed$/.exec(key)?.[1];
  if (mutation !== undefined) return `Through the Admin API: ${mutation.replaceAll('_', ' ')}`;
  const message = /^(email|sms|whatsapp)_(error|suppressed)$/.exec(key);
  if (message === null) return null;
  const [, kind, what] = message;
  return what === 'error'
    ? `A message by ${kind} could not be sent`
    : `A message by ${kind} was held back`;
}

/** `identity.email.updated` and `IDENTITY_EMAIL_UPDATED` are one. */
function folded(type: string): string {
  return type.toLowerCase().replaceAll('.', '_');
}
