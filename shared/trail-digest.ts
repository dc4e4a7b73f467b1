/** System of what AWS CloudTrail writes: log files, and the digests that attest them. */
export const trailSystem = 'cloudtrail';

/** Action of a record that is a digest: its records are found by it. */
export const digestAction = 'CloudTrail digest';

/** What the comparison of digests with what they attest is called among other checks. */
export const digestSubject = 'CloudTrail digests';
