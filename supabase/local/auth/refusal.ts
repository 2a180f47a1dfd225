/** An answer of Auth other than yes: the status, code and message that a hosted project gives. */
export class AuthRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: object;

  constructor(status: number, code: string, message: string, more: object = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const invalidCredentials = () =>
  new AuthRefusal(400, 'invalid_credentials', 'Invalid login credentials');
export const emailTaken = () =>
  new AuthRefusal(
    422,
    'email_exists',
    'A user with this email address has already been registered',
  );
export const userNotFound = () => new AuthRefusal(404, 'user_not_found', 'User not found');
export const linkExpired = () =>
  new AuthRefusal(403, 'otp_expired', 'Email link is invalid or has expired');
export const invalid = (message: string) => new AuthRefusal(400, 'validation_failed', message);
