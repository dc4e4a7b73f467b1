import { describe, expect, it } from 'vitest';
import { activityWords } from '../../../../main/engine/sources/systems/authgear-activities.ts';

/** Families of activity types of the server (`sources.md`, section 3), each with the ends of its names. */
const families: Readonly<Record<string, string>> = {
  USER: 'CREATED AUTHENTICATED REAUTHENTICATED PROFILE_UPDATED DISABLED REENABLED SIGNED_OUT SESSION_TERMINATED ANONYMOUS_PROMOTED DELETION_SCHEDULED DELETION_UNSCHEDULED DELETED ANONYMIZATION_SCHEDULED ANONYMIZATION_UNSCHEDULED ANONYMIZED',
  AUTHENTICATION_IDENTITY: 'LOGIN_ID_FAILED ANONYMOUS_FAILED BIOMETRIC_FAILED',
  AUTHENTICATION_PRIMARY: 'PASSWORD_FAILED OOB_OTP_EMAIL_FAILED OOB_OTP_SMS_FAILED',
  AUTHENTICATION_SECONDARY:
    'PASSWORD_FAILED TOTP_FAILED OOB_OTP_EMAIL_FAILED OOB_OTP_SMS_FAILED RECOVERY_CODE_FAILED',
  IDENTITY:
    'EMAIL_ADDED EMAIL_REMOVED EMAIL_UPDATED EMAIL_VERIFIED EMAIL_UNVERIFIED PHONE_ADDED PHONE_REMOVED PHONE_UPDATED PHONE_VERIFIED PHONE_UNVERIFIED USERNAME_ADDED USERNAME_REMOVED USERNAME_UPDATED OAUTH_CONNECTED OAUTH_DISCONNECTED BIOMETRIC_ENABLED BIOMETRIC_DISABLED',
  EMAIL: 'SENT SUPPRESSED ERROR',
  SMS: 'SENT SUPPRESSED ERROR',
  WHATSAPP: 'SENT SUPPRESSED ERROR OTP_VERIFIED',
  PROJECT:
    'APP_CREATED APP_UPDATED APP_SECRET_VIEWED BILLING_CHECKOUT_CREATED BILLING_SUBSCRIPTION_CANCELLED BILLING_SUBSCRIPTION_STATUS_UPDATED BILLING_SUBSCRIPTION_UPDATED COLLABORATOR_DELETED COLLABORATOR_INVITATION_ACCEPTED COLLABORATOR_INVITATION_CREATED COLLABORATOR_INVITATION_DELETED DOMAIN_CREATED DOMAIN_DELETED DOMAIN_VERIFIED',
  ADMIN_API_MUTATION: 'RESET_PASSWORD_EXECUTED REVOKE_ALL_SESSIONS_EXECUTED',
};

const single = [
  'BOT_PROTECTION_VERIFICATION_FAILED',
  'AUTHENTICATION_BLOCKED',
  'RATE_LIMIT_BLOCKED',
  'USAGE_ALERT_TRIGGERED',
  'FRAUD_PROTECTION_DECISION_RECORDED',
  'M2M_TOKEN_CREATED',
];

const types = [
  ...single,
  ...Object.entries(families).flatMap(([family, ends]) =>
    ends.split(' ').map((end) => `${family}_${end}`),
  ),
];

describe('an activity type of Authgear', () => {
  it.each(types)('%s is told in words', (type) => {
    expect(activityWords(type)).not.toBeNull();
  });

  it('means the same as the type of its event', () => {
    expect(activityWords('IDENTITY_EMAIL_UPDATED')).toBe('A user updated their email address');
    expect(activityWords('identity.email.updated')).toBe('A user updated their email address');
    expect(activityWords('admin_api.mutation.reset_password.executed')).toBe(
      'Through the Admin API: reset password',
    );
  });

  it('that nobody knows has no words', () => {
    expect(activityWords('user.flew')).toBeNull();
    expect(activityWords(null)).toBeNull();
  });
});
